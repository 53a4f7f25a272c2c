import { useTranslations } from 'next-intl';
import type { dayFacts } from '@/server/attendance/day-facts';
import { LeaveUnknown } from './sheet-acts';
import { hoursText } from './use-hours';
import { VerdictMarks } from './verdict-marks';

type Facts = Awaited<ReturnType<typeof dayFacts>>;

/** What came of a day's shifts, each with the results it had before. */
export function DayResults(props: {
  facts: Facts;
  storeId: string;
  time: { range: (from: Date, to: Date) => string; stamp: (at: Date) => string };
  /** May say that nobody will know. */
  isKeeper: boolean;
}) {
  const { facts, storeId, time, isKeeper } = props;
  const t = useTranslations('attendance');
  const current = facts.verdicts
    .filter(({ supersededBy }) => supersededBy === null)
    .toSorted((a, b) => (a.plannedFrom ?? a.judgedAt).getTime() - (b.plannedFrom ?? b.judgedAt).getTime());
  if (current.length === 0) return null;
  const shiftOf = ({ plannedFrom, plannedTo }: Facts['verdicts'][number]) =>
    plannedFrom && plannedTo ? time.range(plannedFrom, plannedTo) : t('states.UNPLANNED');
  return (
    <>
      <h3 className="font-medium">{t('verdicts')}</h3>
      <ul className="flex flex-col gap-3">
        {current.map((one) => {
          const before = facts.verdicts.filter(
            ({ subjectId, supersededBy }) => subjectId === one.subjectId && supersededBy !== null,
          );
          const left = facts.leftUnknown.find(({ subjectId }) => subjectId === one.subjectId);
          const isMissing = one.state === 'MISSING_IN' || one.state === 'MISSING_OUT';
          return (
            <li key={one.subjectId} className="flex flex-col items-start gap-1">
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="figures font-medium">{shiftOf(one)}</span>
                <VerdictMarks of={one} />
                {one.workedMinutes === null ? (
                  <span className="text-ink-soft">{t('marks.unknown')}</span>
                ) : one.workedMinutes > 0 ? (
                  <span>{t('workedHours', { hours: hoursText(one.workedMinutes) })}</span>
                ) : null}
                <span className="text-ink-soft">{t('judged', { time: time.stamp(one.judgedAt) })}</span>
              </span>
              {before.map((earlier) => (
                <span
                  key={earlier.number}
                  className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft"
                >
                  {t('superseded')}
                  <VerdictMarks of={earlier} />
                  {t('judged', { time: time.stamp(earlier.judgedAt) })}
                </span>
              ))}
              {isMissing && left ? (
                <span>{t('leftUnknown', { name: left.by, reason: left.reason })}</span>
              ) : null}
              {isMissing && !left && isKeeper && one.storeId === storeId ? (
                <LeaveUnknown storeId={storeId} subjectId={one.subjectId} shift={shiftOf(one)} />
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}
