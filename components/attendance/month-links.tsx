'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { formatMonth } from '@/lib/format';

/** The month shown, and the ones beside it. @param to the address, up to the month */
export function MonthLinks({ month, to }: { month: string; to: string }) {
  const t = useTranslations('attendance');
  const locale = useLocale();
  return (
    <nav aria-label={t('months')} className="flex items-center gap-2">
      <TextLink
        href={`${to}${besides(month, -1)}`}
        className={buttonClass({ variant: 'ghost' })}
        aria-label={t('earlier')}
      >
        <ChevronLeft aria-hidden />
      </TextLink>
      <span className="font-medium">{formatMonth(month, locale)}</span>
      <TextLink
        href={`${to}${besides(month, 1)}`}
        className={buttonClass({ variant: 'ghost' })}
        aria-label={t('later')}
      >
        <ChevronRight aria-hidden />
      </TextLink>
    </nav>
  );
}

/** So many months later. */
function besides(month: string, by: number): string {
  const [year = 2000, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
