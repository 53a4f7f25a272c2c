'use client';

import { Clock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCounter } from '@/components/sales/counter-context';
import { Button } from '@/components/ui/button';
import { useAsksPhoto } from './use-asks-photo';

/** The way to clock in and out from every screen of the counter. */
export function ClockButton() {
  const t = useTranslations('attendance.counter');
  const { show, settings } = useCounter();
  // Known before the line is lost.
  useAsksPhoto(settings.store.id);
  return (
    <Button variant="ghost" size="lg" className="max-lg:px-3" onClick={() => show({ name: 'clock' })}>
      <Clock aria-hidden />
      <span className="sm:max-lg:sr-only">{t('open')}</span>
    </Button>
  );
}
