'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { formatMonth } from '@/lib/format';
import { Button } from './button';
import { inMonth, movedDay, shownDay, weeksOf } from './calendar-rules';
import { cn } from './cn';

interface Props {
  /** 'YYYY-MM-DD', or '' for none. */
  value: string;
  today: string;
  onPick: (day: string) => void;
}

/** A month of days, Monday first. Arrows walk it, Page keys turn it, with Shift by the year; Enter picks. */
export function Calendar({ value, today, onPick }: Props) {
  const t = useTranslations('common.calendar');
  const locale = useLocale();
  const [focused, setFocused] = useState(value || today);
  const grid = useRef<HTMLTableElement>(null);
  const byKey = useRef(true);
  const month = focused.slice(0, 7);
  const weeks = weeksOf(month);

  useEffect(() => {
    if (byKey.current) grid.current?.querySelector<HTMLElement>(`[data-day="${focused}"]`)?.focus();
    byKey.current = false;
  }, [focused]);

  function turn(months: number) {
    setFocused(inMonth(focused, months));
  }

  return (
    <div className="w-72 max-w-full">
      <div className="flex items-center justify-between pb-2">
        <Button variant="ghost" square aria-label={t('previous')} onClick={() => turn(-1)}>
          <ChevronLeft aria-hidden />
        </Button>
        <p aria-live="polite" className="font-semibold">
          {formatMonth(month, locale)}
        </p>
        <Button variant="ghost" square aria-label={t('next')} onClick={() => turn(1)}>
          <ChevronRight aria-hidden />
        </Button>
      </div>
      <table
        ref={grid}
        aria-label={formatMonth(month, locale)}
        className="w-full table-fixed"
        onKeyDown={(event) => {
          const next = movedDay(focused, event.key, event.shiftKey);
          if (next === null) return;
          event.preventDefault();
          byKey.current = true;
          setFocused(next);
        }}
      >
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day, at) => (
              <th key={day} scope="col" className="pb-1 font-normal text-ink-soft text-xs">
                {t(`weekdays.${at}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} className="p-0.5">
                  <button
                    type="button"
                    data-day={day}
                    tabIndex={day === focused ? 0 : -1}
                    aria-label={shownDay(day, locale)}
                    aria-current={day === today ? 'date' : undefined}
                    aria-pressed={day === value}
                    onClick={() => onPick(day)}
                    className={cn(
                      'figures h-9 w-full rounded-md hover:bg-sunken pointer-coarse:h-11',
                      day === today && 'border border-accent',
                      day === value && 'bg-accent-fill text-on-accent hover:bg-accent-fill',
                      !day.startsWith(month) && day !== value && 'text-ink-soft',
                    )}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex justify-between pt-2">
        <Button size="sm" variant="ghost" onClick={() => onPick('')}>
          {t('clear')}
        </Button>
        <Button size="sm" variant="ghost" onClick={() => onPick(today)}>
          {t('today')}
        </Button>
      </div>
    </div>
  );
}
