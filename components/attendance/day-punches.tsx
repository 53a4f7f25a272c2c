import { useTranslations } from 'next-intl';
import type { Proof, PunchKind } from '@/server/attendance/attendance-rules';
import type { dayFacts } from '@/server/attendance/day-facts';
import { PunchPhoto } from './punch-photo';
import { TakeBackPunch } from './take-back-punch';

type Punch = Awaited<ReturnType<typeof dayFacts>>['punches'][number];

/** A punch that arrived later than this says when, ms: its tablet had no line. */
const LATE_MS = 120_000;

/** What was punched on a day, how each punch is proved, and what was said about it. */
export function DayPunches(props: {
  punches: readonly Punch[];
  name: string;
  stamp: (at: Date) => string;
  /** Whether what was confirmed by mistake can be taken back. */
  isKeeper: boolean;
}) {
  const { punches, name, stamp, isKeeper } = props;
  const t = useTranslations('attendance');
  const wordOf = ({ word, proof }: Punch) => {
    if (!word) return '';
    if (word.isWithdrawn) return t('withdrawn');
    // What a manager had confirmed is taken back, not refused.
    const rejected = proof === 'MANAGER' ? 'takenBackBy' : 'rejectedBy';
    return t(word.accepted ? 'acceptedBy' : rejected, { name: word.by, reason: word.reason });
  };
  return (
    <>
      <h3 className="font-medium">{t('punches')}</h3>
      {punches.length === 0 ? <p className="text-ink-soft">{t('noPunches')}</p> : null}
      <ul className="flex flex-col gap-1 empty:hidden">
        {punches.map((punch) => (
          <li key={punch.id} className="flex flex-wrap items-center gap-x-3">
            <span className="figures font-medium">{stamp(punch.occurredAt)}</span>
            <span>{[t(`kinds.${punch.kind as PunchKind}`), punch.reason].filter(Boolean).join(' · ')}</span>
            <span className="text-ink-soft">
              {[
                t(`proofs.${punch.proof as Proof}`),
                punch.proof !== 'MANAGER' && punch.receivedAt.getTime() - punch.occurredAt.getTime() > LATE_MS
                  ? t('received', { time: stamp(punch.receivedAt) })
                  : '',
                punch.isHere ? '' : t('elsewhere'),
                ...punch.flags.map((flag) => t(`flags.${flag as 'CLOCK'}`)),
                wordOf(punch),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <PunchPhoto
              storeId={punch.storeId}
              photoId={punch.photoId}
              name={name}
              time={stamp(punch.occurredAt)}
            />
            {isKeeper && punch.isHere && punch.proof === 'MANAGER' && !punch.word ? (
              <TakeBackPunch
                storeId={punch.storeId}
                punchId={punch.id}
                name={name}
                time={stamp(punch.occurredAt)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
