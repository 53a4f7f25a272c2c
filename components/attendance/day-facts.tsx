import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { formatBusinessDay, formatDateTime, formatTime } from '@/lib/format';
import type { dayFacts } from '@/server/attendance/day-facts';
import { DayPunches } from './day-punches';
import { DayResults } from './day-results';
import { DayForm } from './sheet-acts';

/** What a day's marks stand on: shifts, punches and how each is proved, and every result there ever was. */
export function DayFacts({
  facts,
  of,
  timeZone,
  isLocked,
  isKeeper,
}: {
  facts: Awaited<ReturnType<typeof dayFacts>>;
  of: { storeId: string; personId: string; day: string };
  timeZone: string;
  isLocked: boolean;
  isKeeper: boolean;
}) {
  const t = useTranslations('attendance');
  const locale = useLocale();
  const time = (at: Date) => formatTime(at, { locale, timeZone });
  const stamp = (at: Date) => formatDateTime(at, { locale, timeZone });
  const range = (from: Date, to: Date) => t('range', { from: time(from), to: time(to) });
  return (
    <Section title={t('dayTitle', { name: facts.name, day: formatBusinessDay(of.day, locale) })}>
      <div className="flex flex-col gap-3 text-sm">
        {facts.shifts.map(({ id, startsAt, endsAt }) => (
          <p key={id}>{t('shift', { times: range(startsAt, endsAt) })}</p>
        ))}
        <DayPunches
          punches={facts.punches}
          name={facts.name}
          stamp={stamp}
          isKeeper={isKeeper && !isLocked}
        />
        {facts.proposals.length > 0 ? (
          <>
            <h3 className="font-medium">{t('mine.proposals')}</h3>
            <ul className="flex flex-col gap-1">
              {facts.proposals.map((one) => (
                <li key={one.id} className="flex flex-wrap items-center gap-x-3">
                  <span className="figures font-medium">
                    {one.wentAt ? range(one.occurredAt, one.wentAt) : time(one.occurredAt)}
                  </span>
                  <Badge>{t(`mine.proposalStates.${one.state as 'ASKED'}`)}</Badge>
                  <span className="text-ink-soft">
                    {[one.reason, one.by, one.decidedReason].filter(Boolean).join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <DayResults
          facts={facts}
          storeId={of.storeId}
          time={{ range, stamp }}
          isKeeper={isKeeper && !isLocked}
        />
        {facts.alone.map((one) => (
          <p key={one.from.toISOString()}>{t('alone', { from: time(one.from), to: time(one.to) })}</p>
        ))}
        {facts.overtime.map(({ minutes, by, reason, approvedAt }) => (
          <p key={approvedAt.toISOString()}>{t('approved', { minutes, name: by, reason })}</p>
        ))}
        {isKeeper ? (
          <div>
            <DayForm {...of} isLocked={isLocked} />
          </div>
        ) : null}
      </div>
    </Section>
  );
}
