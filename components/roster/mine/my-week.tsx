import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { BusinessDay, BusinessWeek } from '@/components/ui/date-time';
import type { LeaveKind } from '@/server/roster/leave/leave-rules';
import type { MyShift, Places } from './mine';
import { useShiftWords } from './use-shift-words';

/** A week of one's own shifts and its hours, those that leave took struck out. @param actOf what can be done about a shift */
export function MyWeek({
  monday,
  minutes,
  shifts,
  places,
  actOf,
}: {
  monday: string;
  /** Of the whole week, also of days that are over and not shown. */
  minutes: number;
  shifts: readonly MyShift[];
  places: Places;
  actOf: (shift: MyShift) => ReactNode;
}) {
  const t = useTranslations('roster.mine');
  return (
    <Card padding="none">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-3 border-rule border-b bg-sunken px-3 py-2 font-medium text-sm">
        <BusinessWeek day={monday} />
        <span className="figures font-normal text-ink-soft">
          {t('weekHours', { hours: Math.round(minutes / 6) / 10 })}
        </span>
      </h2>
      <ul className="divide-y divide-rule">
        {shifts.map((shift) => (
          <li key={shift.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 p-3">
            <BusinessDay day={shift.day} className="w-36 font-medium" />
            <Times shift={shift} places={places} />
            <span className="ms-auto self-center">{actOf(shift)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Times({ shift, places }: { shift: MyShift; places: Places }) {
  const t = useTranslations('roster.mine');
  const kinds = useTranslations('roster.leave.kinds');
  const { times, where } = useShiftWords(places);
  const { storeId, startsAt, endsAt, parts, leaves } = shift;
  return (
    <>
      {leaves.length === 0 ? (
        <span className="figures text-lg">{times(storeId, startsAt, endsAt)}</span>
      ) : (
        <>
          <del className="figures text-ink-soft text-lg">{times(storeId, startsAt, endsAt)}</del>
          {parts.map(({ from, to }) => (
            <ins key={from.getTime()} className="figures text-lg no-underline">
              {times(storeId, from, to)}
            </ins>
          ))}
          {leaves.map(({ kind, minutes }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two leaves of a kind over one shift differ in nothing but their place.
            <Badge key={index}>
              {t('onLeave', { kind: kinds(kind as LeaveKind), hours: Math.round(minutes / 6) / 10 })}
            </Badge>
          ))}
        </>
      )}
      <span className="text-ink-soft text-sm">{where(shift, shift.note)}</span>
    </>
  );
}
