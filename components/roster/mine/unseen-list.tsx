import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { ConfirmShifts } from '../confirm-shifts';
import type { Mine, Places } from './mine';
import { useShiftWords } from './use-shift-words';

/** What somebody has not confirmed yet, in order of time: what for, where, and what became different. Nothing: nothing is shown. */
export function UnseenList({ unseen, weeks, places }: Pick<Mine, 'unseen' | 'weeks'> & { places: Places }) {
  const t = useTranslations('roster.mine');
  const { times, where } = useShiftWords(places);
  if (unseen.length === 0) return null;
  return (
    <Section title={t('unseen', { count: unseen.length })}>
      <ul className="mb-3 flex flex-col divide-y divide-rule text-sm">
        {unseen.map((one) => (
          <li key={one.shiftId} className="flex flex-wrap items-baseline gap-x-3 py-2">
            <BusinessDay day={one.day} className="w-28 shrink-0 font-medium" />
            <span className={one.change === 'REMOVED' ? 'figures text-ink-soft line-through' : 'figures'}>
              {times(one.storeId, one.startsAt, one.endsAt)}
            </span>
            <span>{where(one)}</span>
            <span className="text-ink-soft">{t(newsOf(one), { was: wasOf(one, times) })}</span>
          </li>
        ))}
      </ul>
      <ConfirmShifts weeks={weeks} />
    </Section>
  );
}

type Unseen = Mine['unseen'][number];

/** A shift whose hours stayed is changed in what it is for, where or in its break. */
function newsOf({ change, startsAt, endsAt, wasStartsAt, wasEndsAt }: Unseen) {
  const isSameTime =
    wasStartsAt?.getTime() === startsAt.getTime() && wasEndsAt?.getTime() === endsAt.getTime();
  if (change === 'CHANGED' && isSameTime) return 'changes.OTHERWISE' as const;
  return `changes.${change as 'ADDED' | 'CHANGED' | 'REMOVED'}` as const;
}

function wasOf(
  { storeId, wasStartsAt, wasEndsAt }: Unseen,
  times: ReturnType<typeof useShiftWords>['times'],
): string {
  return wasStartsAt && wasEndsAt ? times(storeId, wasStartsAt, wasEndsAt) : '';
}
