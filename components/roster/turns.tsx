'use client';

import { useTranslations } from 'next-intl';
import type { Turns } from '@/server/roster/turns-of';

/** How often somebody had Saturdays, closings and holidays in the last year, beside their name; nothing, nothing is shown. */
export function TurnsOf({ turns }: { turns: Turns }) {
  const t = useTranslations('roster.turns');
  const { saturdays, closings, holidays } = turns;
  if (saturdays + closings + holidays === 0) return null;
  return (
    <span
      className="figures flex flex-wrap gap-x-1.5 font-normal text-ink-soft text-xs"
      title={t('hint', { saturdays, closings, holidays })}
    >
      <span aria-hidden>{t('saturdays', { count: saturdays })}</span>
      <span aria-hidden>{t('closings', { count: closings })}</span>
      <span aria-hidden>{t('holidays', { count: holidays })}</span>
      <span className="sr-only">{t('hint', { saturdays, closings, holidays })}</span>
    </span>
  );
}
