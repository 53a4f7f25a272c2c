'use client';

import { CalendarRange, ChevronDown } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatPeriod } from '@/lib/format';
import { Button } from './button';
import { cn } from './cn';
import { DateInput } from './date-input';
import { Field } from './field';
import { PERIODS, periodNamed, periodOfDays } from './period-rules';
import { Popover, PopoverContent, PopoverTrigger } from './popover';
import { useUrlParams } from './use-url-params';

export type FilterPeriodProps = {
  /** What the list goes by, whether the address says so or not; '' where it has no such end. */
  from: string;
  to: string;
  /** The business day now: what "today" and "this month" mean. */
  today: string;
  /** Where the address keeps its two days. */
  params?: readonly [string, string] | undefined;
  className?: string | undefined;
};

/** The days of a list: the button says which, inside stand today, yesterday, this week, this month, and any two days. */
export function FilterPeriod({ from, to, today, params = ['from', 'to'], className }: FilterPeriodProps) {
  const t = useTranslations('common.period');
  const locale = useLocale();
  const { get, set, pending } = useUrlParams();
  const isAsked = params.some((param) => get(param) !== '');
  const [open, setOpen] = useState(false);
  const named = periodNamed({ from, to }, today);
  const days =
    from || to ? saidDays(from, to, (period) => formatPeriod(period.from, period.to, locale)) : null;
  const said = `${named ? `${t(named)} · ` : ''}${days ?? t('anyTime')}`;

  function choose(period: { from: string; to: string }) {
    set({ [params[0]]: period.from, [params[1]]: period.to });
  }

  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        render={
          <Button
            variant="secondary"
            loading={pending}
            aria-label={`${t('label')} ${said}`}
            className={cn(
              'max-w-full max-sm:flex-1 max-sm:basis-full',
              isAsked && 'filter-active',
              className,
            )}
          />
        }
      >
        <CalendarRange aria-hidden />
        <span className="min-w-0 flex-1 truncate text-left">{said}</span>
        <ChevronDown aria-hidden />
      </PopoverTrigger>
      <PopoverContent title={t('label')} className="flex w-80 flex-col gap-3">
        <div className="grid grid-cols-2 gap-2">
          {PERIODS.map((name) => (
            <Button
              key={name}
              variant={named === name ? 'primary' : 'secondary'}
              aria-pressed={named === name}
              onClick={() => {
                choose(periodOfDays(name, today));
                setOpen(false);
              }}
            >
              {t(name)}
            </Button>
          ))}
        </div>
        <Field label={t('from')}>
          <DateInput value={from} onValueChange={(day) => choose({ from: day, to })} />
        </Field>
        <Field label={t('to')}>
          <DateInput value={to} onValueChange={(day) => choose({ from, to: day })} />
        </Field>
      </PopoverContent>
    </Popover>
  );
}

/** One end alone stands as it is: since, until. */
function saidDays(
  from: string,
  to: string,
  format: (period: { from: string; to: string }) => string,
): string {
  if (from && to) return format({ from, to });
  return from ? `${format({ from, to: from })} –` : `– ${format({ from: to, to })}`;
}
