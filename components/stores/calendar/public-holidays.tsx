'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { OpenWindow } from '@/lib/business-time';
import { byName, keptShut, type SpecialDay } from './special-day-rules';

interface Props {
  holidays: readonly { day: string; name: string; isMadeUp: boolean }[];
  weekly: readonly (readonly OpenWindow[])[];
  days: readonly SpecialDay[];
  onAdd: (days: SpecialDay[]) => void;
}

/** What the State Council said of the year, a press each: shops that shut then take it over, others leave it. */
export function PublicHolidays({ holidays, weekly, days, onAdd }: Props) {
  const t = useTranslations('stores.calendar');
  const known = new Set(days.map(({ day }) => day));
  const open = byName(holidays)
    .map((group) => ({ ...group, special: keptShut(group, weekly) }))
    .filter(({ special }) => special.some(({ day }) => !known.has(day)));
  if (holidays.length === 0) return <p className="text-ink-soft text-sm">{t('holidaysUnknown')}</p>;
  if (open.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <span className="text-ink-soft">{t('shutOn')}</span>
      {open.map(({ name, special, off }) => (
        <Button key={name} onClick={() => onAdd(special)}>
          {t('holidayDays', { name, days: off.length })}
        </Button>
      ))}
    </div>
  );
}
