import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { formatDateTime, formatTime } from '@/lib/format';
import type { Proof, PunchKind } from '@/server/attendance/attendance-rules';
import type { dayFacts } from '@/server/attendance/day-facts';
import { PunchPhoto } from './punch-photo';
import { DayForm } from './sheet-acts';
import { VerdictMarks } from './verdict-marks';

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
  return (
    <Section title={t('dayTitle', { name: facts.name, day: of.day })}>
      <div className="flex flex-col gap-3 text-sm">
        {facts.shifts.map(({ id, startsAt, endsAt }) => (
          <p key={id}>{t('shift', { times: `${time(startsAt)}–${time(endsAt)}` })}</p>
        ))}
        <h3 className="font-medium">{t('punches')}</h3>
        {facts.punches.length === 0 ? <p className="text-ink-soft">{t('noPunches')}</p> : null}
        <ul className="flex flex-col gap-1">
          {facts.punches.map((punch) => (
            <li key={punch.id} className="flex flex-wrap gap-x-3">
              <span className="figures font-medium">{stamp(punch.occurredAt)}</span>
              <span>{[t(`kinds.${punch.kind as PunchKind}`), punch.reason].filter(Boolean).join(' · ')}</span>
              <span className="text-ink-soft">
                {[
                  t(`proofs.${punch.proof as Proof}`),
                  punch.receivedAt.getTime() - punch.occurredAt.getTime() > 120_000
                    ? t('received', { time: stamp(punch.receivedAt) })
                    : '',
                  punch.isHere ? '' : t('elsewhere'),
                  ...punch.flags.map((flag) => t(`flags.${flag as 'CLOCK'}`)),
                  punch.word ? `${t(punch.word.accepted ? 'confirmed' : 'refused')}, ${punch.word.by}` : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <PunchPhoto
                storeId={punch.storeId}
                photoId={punch.photoId}
                name={facts.name}
                time={stamp(punch.occurredAt)}
              />
            </li>
          ))}
        </ul>
        <h3 className="font-medium">{t('verdicts')}</h3>
        <ul className="flex flex-col gap-1">
          {facts.verdicts.map((one) => (
            <li key={`${one.subjectId} ${one.number}`} className="flex flex-wrap items-center gap-x-3">
              <span>{t('number', { number: one.number })}</span>
              <VerdictMarks of={one} />
              <span className="text-ink-soft">{t('judged', { time: stamp(one.judgedAt) })}</span>
              {one.supersededBy === null ? null : <Badge>{t('superseded')}</Badge>}
            </li>
          ))}
        </ul>
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
