import { addDays, type Day, dateToDay, dayBounds, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { toldShiftsOn } from '@/server/roster/told-shifts';
import { personNames } from '@/server/staff/person-names';
import { storeSettings } from '@/server/stores/store-settings';
import { whoWasThere } from './day-report/who-was-there';
import { requireOfStore } from './of-store';

/** So long after a shift a punch is shown with its day, ms. */
const AFTER_MS = 2 * 3_600_000;

/**
 * What a mark of the sheet stands on: a person's shifts, punches, judgements of all times, and words of a day. Of whoever helps out that day, what
 * they did in this store.
 * @throws NotFound for somebody of another store
 */
export async function dayFacts(reader: Reader, of: { storeId: string; personId: string; day: Day }) {
  const { storeId, personId, day } = of;
  const [store, standing] = await Promise.all([storeSettings(reader, storeId), requireOfStore(reader, of)]);
  const { from } = dayBounds(day, store.timeZone, 0);
  // A night goes on the next morning.
  const { from: to } = dayBounds(addDays(day, 1), store.timeZone, store.dayStartMinute + 480);
  const { from: over } = dayBounds(addDays(day, 1), store.timeZone, store.dayStartMinute);
  const own = { personId, day: dayToDate(day) };
  const [told, near, verdicts, overtime, proposals, unknown, there] = await Promise.all([
    toldShiftsOn(reader, storeId, { from: day, to: day }),
    reader.punch.findMany({
      where: { personId, occurredAt: { gte: from, lt: to }, ...(standing === 'STAFF' ? {} : { storeId }) },
      orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
      take: 200,
      include: { word: true },
    }),
    reader.attendanceVerdict.findMany({
      where: { ...own, OR: [{ storeId }, { workedStoreId: storeId }] },
      orderBy: [{ subjectId: 'asc' }, { number: 'desc' }],
      take: 100,
    }),
    reader.overtimeApproval.findMany({
      where: { storeId, ...own },
      orderBy: { approvedAt: 'desc' },
      take: 20,
    }),
    reader.punchProposal.findMany({
      where: { storeId, personId, occurredAt: { gte: from, lt: to } },
      orderBy: { proposedAt: 'asc' },
      take: 50,
    }),
    reader.hoursLeftUnknown.findMany({ where: { storeId, ...own }, take: 20 }),
    whoWasThere(reader, storeId, day, to),
  ]);
  const shifts = told.filter((shift) => shift.personId === personId);
  const judgedBy = new Set(verdicts.flatMap(({ inPunchId, outPunchId }) => [inPunchId, outPunchId]));
  const ends = Math.max(over.getTime(), ...shifts.map(({ endsAt }) => endsAt.getTime() + AFTER_MS));
  // Of the next morning only what still belongs to this day.
  const punches = near.filter(
    ({ id, occurredAt }) => occurredAt < over || occurredAt.getTime() < ends || judgedBy.has(id),
  );
  const names = await personNames(reader, [
    personId,
    ...punches.flatMap(({ handedInById, word }) => [handedInById, word?.byId]),
    ...overtime.map(({ byId }) => byId),
    ...proposals.map(({ decidedById }) => decidedById),
    ...unknown.map(({ byId }) => byId),
  ]);
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? '') : '');
  return {
    name: nameOf(personId),
    shifts,
    punches: punches.map(({ handedInById, word, ...punch }) => ({
      ...punch,
      isHere: punch.storeId === storeId,
      handedInBy: nameOf(handedInById),
      word: word && {
        accepted: word.accepted,
        reason: word.reason,
        by: nameOf(word.byId),
        isWithdrawn: word.withdrawnAt !== null,
      },
    })),
    verdicts: verdicts.map(({ day: of, ...verdict }) => ({ ...verdict, day: dateToDay(of) })),
    /** When nobody else was in the store while it was open; none is named while a punch of that day is missing. */
    alone: there.alone.filter((one) => one.personId === personId).map(({ from, to }) => ({ from, to })),
    overtime: overtime.map(({ minutes, reason, approvedAt, byId }) => ({
      minutes,
      reason,
      approvedAt,
      by: nameOf(byId),
    })),
    /** Shifts whose hours a manager left unknown. */
    leftUnknown: unknown.map(({ subjectId, reason, byId }) => ({ subjectId, reason, by: nameOf(byId) })),
    proposals: proposals.map(({ id, occurredAt, wentAt, reason, state, decidedById, decidedReason }) => ({
      id,
      occurredAt,
      wentAt,
      reason,
      state,
      decidedReason,
      by: nameOf(decidedById),
    })),
  };
}
