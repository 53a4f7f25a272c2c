'use client';

import { AlarmClock, Clock } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { formatDuration, formatTime } from '@/lib/format';
import { useMinutes } from './use-minutes';

export type DeadlineClockProps = {
  /** The moment it must be in. */
  deadlineAt: Date | string;
  timeZone: string;
  className?: string | undefined;
};

/** How long until yesterday's report must be in, or by how much it is late. Take it away when the report is in. */
export function DeadlineClock({ deadlineAt, timeZone, className }: DeadlineClockProps) {
  const t = useTranslations('shell.strip');
  const locale = useLocale();
  const now = useMinutes();
  if (now === 0) return null;
  const deadline = new Date(deadlineAt);
  const leftMs = deadline.getTime() - now;
  const late = leftMs < 0;
  const Icon = late ? AlarmClock : Clock;
  const shown = formatDuration(Math.max(Math.abs(leftMs), 60_000), locale);
  return (
    <span
      className={cn(
        'figures flex items-center gap-1.5',
        late ? 'font-semibold text-alarm' : 'text-ink',
        className,
      )}
    >
      <Icon aria-hidden className="size-4" />
      <span>
        {t('deadline')}{' '}
        {late
          ? t('deadlineLate', { late: shown })
          : t('deadlineLeft', { left: shown, time: formatTime(deadline, { locale, timeZone }) })}
      </span>
    </span>
  );
}
