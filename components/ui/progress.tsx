'use client';

import { Progress as Base } from '@base-ui/react/progress';
import { useLocale } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { formatCount } from '@/lib/format';
import { cn } from './cn';

export type ProgressProps = {
  label: ReactNode;
  /** How many are done; null while the total is not known yet. */
  value: number | null;
  max?: number | undefined;
  /** What stands to the right instead of "1,234 / 5,000". */
  detail?: ReactNode;
  className?: string | undefined;
};

/** Long work with its counts. */
export function Progress({ label, value, max = 100, detail, className }: ProgressProps) {
  const locale = useLocale();
  const labelId = useId();
  const counts = value === null ? null : `${formatCount(value, locale)} / ${formatCount(max, locale)}`;
  return (
    <Base.Root
      // Named in what the server sends already: the library finds the label once the page is alive.
      aria-labelledby={labelId}
      value={value}
      max={max}
      getAriaValueText={() => counts ?? '…'}
      className={cn('flex flex-col gap-1.5', className)}
    >
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span id={labelId}>{label}</span>
        <span className="figures text-ink-soft">{detail ?? counts}</span>
      </div>
      <Base.Track className="h-2 overflow-hidden rounded-full bg-rule">
        <Base.Indicator
          className={cn(
            'h-full rounded-full bg-accent-fill transition-[width] duration-200',
            value === null && 'w-1/3 animate-pulse',
          )}
        />
      </Base.Track>
    </Base.Root>
  );
}
