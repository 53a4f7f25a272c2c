import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { calendarDay, minuteOfDay } from '@/lib/business-day';
import { formatBusinessDay, formatTime } from '@/lib/format';
import type { LeaveKind } from '@/server/roster/leave/leave-rules';

/** One leave of a list: whose, what, when, where it stands. */
export function LeaveLine({
  leave,
  timeZone,
  name,
  children,
}: {
  leave: {
    kind: string;
    state: string;
    startsAt: Date;
    endsAt: Date;
    minutes: number;
    note: string;
    withdrawnNote: string;
  };
  timeZone: string;
  name?: string | undefined;
  children?: ReactNode;
}) {
  const t = useTranslations('roster.leave');
  const locale = useLocale();
  const from = calendarDay(leave.startsAt, timeZone);
  const to = calendarDay(new Date(leave.endsAt.getTime() - 1), timeZone);
  const zoned = { locale, timeZone };
  const isWhole = [leave.startsAt, leave.endsAt].every((at) => minuteOfDay(at, timeZone) === 0);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
      <span className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
        <span className="font-medium">
          {name ? `${name} · ` : ''}
          {t(`kinds.${leave.kind as LeaveKind}`)}
        </span>
        <span className="figures text-sm">
          {formatBusinessDay(from, locale)}
          {to > from ? ` – ${formatBusinessDay(to, locale)}` : ''}
          {isWhole ? '' : ` ${formatTime(leave.startsAt, zoned)}–${formatTime(leave.endsAt, zoned)}`}
          {' · '}
          {t('hours', { hours: Math.round(leave.minutes / 6) / 10 })}
        </span>
        {leave.withdrawnNote ? (
          <span className="text-sm">{t('takenBackWhy', { reason: leave.withdrawnNote })}</span>
        ) : null}
        {leave.note ? <span className="text-ink-soft text-sm">{leave.note}</span> : null}
      </span>
      <Badge tone={leave.state === 'ASKED' ? 'warn' : 'neutral'}>
        {t(`states.${leave.state as 'ASKED'}`)}
      </Badge>
      {children}
    </li>
  );
}
