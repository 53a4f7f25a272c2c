import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { calendarDay } from '@/lib/business-day';
import { formatBusinessDay, formatTime } from '@/lib/format';
import type { ListedSwap } from '@/server/roster/swaps/list-swaps';

/** One request of a list: whose shift, when, to whom or against what, where it stands. */
export function SwapLine({
  swap,
  timeZone,
  store,
  children,
}: {
  swap: ListedSwap;
  timeZone: string;
  /** Said where a list is of several stores. */
  store?: string | undefined;
  children?: ReactNode;
}) {
  const t = useTranslations('roster.swaps');
  const locale = useLocale();
  const zoned = { locale, timeZone };
  const span = (from: Date, to: Date) => `${formatTime(from, zoned)}–${formatTime(to, zoned)}`;
  const { counter, giver, taker, to } = swap;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
      <span className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
        <span className="font-medium">
          {taker
            ? t('between', { giver, taker })
            : to
              ? t('offeredTo', { giver, to })
              : t('offeredBy', { giver })}
        </span>
        <span className="figures text-sm">
          {formatBusinessDay(calendarDay(swap.startsAt, timeZone), locale)} {span(swap.startsAt, swap.endsAt)}
          {swap.isPart ? ` · ${t('isPart')}` : ''}
          {store ? ` · ${store}` : ''}
        </span>
        {counter ? (
          <span className="figures text-sm">
            {t('counter', {
              shift: `${formatBusinessDay(counter.day, locale)} ${span(counter.startsAt, counter.endsAt)}`,
            })}
          </span>
        ) : null}
        {swap.note ? <span className="text-ink-soft text-sm">{swap.note}</span> : null}
        {swap.decidedNote ? (
          <span className="text-ink-soft text-sm">{t('decidedNote', { note: swap.decidedNote })}</span>
        ) : null}
      </span>
      <Badge tone={swap.state === 'TAKEN' ? 'warn' : swap.state === 'APPROVED' ? 'ok' : 'neutral'}>
        {t(`states.${swap.state as 'OPEN'}`)}
      </Badge>
      {children}
    </li>
  );
}
