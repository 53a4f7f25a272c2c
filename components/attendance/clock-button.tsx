'use client';

import { Clock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCounter } from '@/components/sales/counter-context';
import { Button } from '@/components/ui/button';

/** The way to clock in and out from every screen of the counter. */
export function ClockButton() {
  const t = useTranslations('attendance.counter');
  const { show } = useCounter();
  return (
    <Button variant="ghost" size="lg" className="max-lg:hidden" onClick={() => show({ name: 'clock' })}>
      <Clock aria-hidden />
      {t('open')}
    </Button>
  );
}
