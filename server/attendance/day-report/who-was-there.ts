import { addDays, type Day, dayBounds } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { aloneTimes, withoutAway } from '@/server/roster/alone-rules';
import { toldShiftsOn } from '@/server/roster/told-shifts';
import { personNames } from '@/server/staff/person-names';
import { calendarOf } from '@/server/stores/calendars/calendar-of';
import { storeSettings } from '@/server/stores/store-settings';
import { attachVisits } from '../attach-punches';
import type { PunchFact, PunchKind } from '../attendance-rules';
import { policiesOf } from '../policies';

/** A night shift's end lies beyond its day, and somebody may have come the day before, ms. */
const BEYOND_MS = 8 * 3_600_000;
const BEFORE_MS = 24 * 3_600_000;
/** More punches than that are made in no store in two days. */
const MOST = 4_000;

/**
 * Who was in a store on a day, from when to when, and when somebody was alone while it was open: by the punches there are now.
 * @param now whoever came and may still clock out by then has forgotten nothing yet
 */
export async function whoWasThere(reader: Reader, storeId: string, day: Day, now: Date) {
  const [store, policyOf, told, calendar] = await Promise.all([
    storeSettings(reader, storeId),
    policiesOf(reader, [storeId]),
    toldShiftsOn(reader, storeId, { from: addDays(day, -1), to: addDays(day, 1) }),
    calendarOf(reader, storeId),
  ]);
  const { from, to } = dayBounds(day, store.timeZone, store.dayStartMinute);
  const rows = await reader.punch.findMany({
    where: {
      storeId,
      occurredAt: { gte: new Date(from.getTime() - BEFORE_MS), lt: new Date(to.getTime() + BEYOND_MS) },
    },
    include: { word: { select: { accepted: true } } },
    orderBy: { occurredAt: 'asc' },
    take: MOST,
  });
  const punches = rows.filter(({ word }) => word?.accepted !== false);
  const people = [...new Set(punches.map(({ personId }) => personId))];
  const stays = people.flatMap((personId) => {
    const own = <Row extends { personId: string }>(all: readonly Row[]) =>
      all.filter((row) => row.personId === personId);
    return attachVisits(
      own(told).map((shift) => ({ ...shift, limits: policyOf(storeId) })),
      own(punches).map(({ kind, ...punch }): PunchFact => ({ ...punch, kind: kind as PunchKind })),
    )
      .filter(({ in: came, out: went }) => {
        const { occurredAt } = came ?? went ?? { occurredAt: to };
        return occurredAt >= from && occurredAt < to;
      })
      .map((stay) => ({
        personId,
        from: stay.in?.occurredAt ?? null,
        to: stay.out?.occurredAt ?? null,
        isHere: stay.in !== null && stay.out === null && stay.endsBy > now,
        away: stay.away.map((gone) => ({ from: gone.from, to: gone.to })),
      }));
  });
  const names = await personNames(reader, people);
  const named = <Row extends { personId: string }>(row: Row) => ({
    ...row,
    name: names.get(row.personId) ?? '',
  });
  // Of whoever forgot to punch nobody knows how long they were there: they are alone with nobody, and nobody with them.
  const isSure = stays.every((stay) => stay.from && stay.to);
  const sure = stays.flatMap(({ personId, from, to, away }) =>
    from && to ? withoutAway({ personId, from, to }, away) : [],
  );
  const alone = isSure
    ? calendar.clock
        .stretchesOf(day)
        .flatMap(({ fromMs, toMs }) => aloneTimes(sure, { from: new Date(fromMs), to: new Date(toMs) }))
    : [];
  const isMissing = stays.some(({ from, to, isHere }) => !isHere && !(from && to));
  return { stays: stays.map(named), alone: alone.map(named), isSure, isMissing };
}
