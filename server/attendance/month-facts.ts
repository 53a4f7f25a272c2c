import { addDays, dateToDay, daysBetween } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { partId } from '@/server/platform/ids';
import { workedMinutes } from '@/server/roster/roster-rules';
import { toldShiftsOn } from '@/server/roster/told-shifts';
import { isStatutoryHoliday } from '@/server/stores/calendars/holidays-of-china';
import type { VerdictState } from './attendance-rules';
import { monthDate, nextMonth } from './month-internal';
import { policiesOf } from './policies';

/** What a sheet says of a judgement: sixty people have two thousand of them a month. */
const OF_THE_SHEET = {
  subjectId: true,
  storeId: true,
  personId: true,
  shiftId: true,
  day: true,
  state: true,
  plannedMinutes: true,
  workedMinutes: true,
  lateMinutes: true,
  earlyMinutes: true,
  overMinutes: true,
  leaveMinutes: true,
  workedStoreId: true,
  cameFromId: true,
  wentOnToId: true,
} as const;

/** All a month of a store is counted from, however many people there are in seven reads. */
export async function monthFacts(reader: Reader, storeId: string, month: string) {
  const [first, end] = [monthDate(month), monthDate(nextMonth(month))];
  const within = { gte: first, lt: end };
  const last = addDays(dateToDay(end), -1);
  const [verdicts, told, approvals, corrections, confirmed, policyOf] = await Promise.all([
    reader.attendanceVerdict.findMany({
      where: {
        OR: [{ storeId }, { workedStoreId: storeId }],
        day: within,
        supersededBy: null,
        state: { not: 'VOID' },
      },
      orderBy: [{ day: 'asc' }, { plannedFrom: 'asc' }, { subjectId: 'asc' }],
      select: OF_THE_SHEET,
    }),
    toldShiftsOn(reader, storeId, { from: `${month}-01`, to: last }),
    reader.overtimeApproval.findMany({ where: { storeId, day: within }, orderBy: { approvedAt: 'asc' } }),
    reader.attendanceCorrection.findMany({ where: { storeId, month: first }, orderBy: { at: 'asc' } }),
    reader.punchProposal.findMany({
      where: { storeId, month: first, state: 'CONFIRMED' },
      select: { id: true, personId: true, wentAt: true },
    }),
    policiesOf(reader, [storeId]),
  ]);
  const judged = new Set(verdicts.map(({ shiftId }) => shiftId));
  // Once a day, not once a shift: the moon is slow to ask.
  const holidays = new Set(daysBetween(`${month}-01`, last).filter(isStatutoryHoliday));
  const { overtimeMode, workRate, restRate, holidayRate } = policyOf(storeId);
  return {
    storeId,
    verdicts: verdicts.map(({ day, state, ...verdict }) => ({
      ...verdict,
      day: dateToDay(day),
      state: state as VerdictState,
    })),
    open: told
      .filter(({ id }) => !judged.has(id))
      .map(({ id, personId, day, startsAt, endsAt, breakMinutes }) => ({
        shiftId: id,
        personId,
        day: dateToDay(day),
        startsAt,
        endsAt,
        plannedMinutes: workedMinutes({ startsAt, endsAt, breakMinutes }),
      })),
    approved: new Map(
      approvals.map(({ personId, day, minutes }) => [`${personId} ${dateToDay(day)}`, minutes]),
    ),
    confirmed: await leftOf(reader, storeId, confirmed),
    corrections: corrections.map(({ day, ...one }) => ({ ...one, day: dateToDay(day) })),
    mode: overtimeMode,
    rates: { workRate, restRate, holidayRate },
    isHoliday: (day: string) => holidays.has(day),
  };
}

/** Confirmed proposals without those that were taken back. */
async function leftOf<One extends { id: string }>(
  reader: Reader,
  storeId: string,
  confirmed: readonly One[],
): Promise<One[]> {
  if (confirmed.length === 0) return [];
  const punchOf = new Map(confirmed.map((one) => [partId(one.id, 'punch'), one]));
  const gone = await reader.punchWord.findMany({
    where: { storeId, punchId: { in: [...punchOf.keys()] }, accepted: false },
    select: { punchId: true },
  });
  for (const { punchId } of gone) punchOf.delete(punchId);
  return [...punchOf.values()];
}

/** What must be decided before a month is locked. */
export async function undecidedOf(
  reader: Reader,
  storeId: string,
  month: string,
  span: { from: Date; to: Date },
) {
  const [proposals, punches] = await Promise.all([
    reader.punchProposal.findMany({
      where: { storeId, month: monthDate(month), state: 'ASKED' },
      orderBy: { occurredAt: 'asc' },
      take: 500,
    }),
    reader.punch.findMany({
      where: { storeId, proof: 'NONE', word: null, occurredAt: { gte: span.from, lt: span.to } },
      orderBy: { occurredAt: 'asc' },
      take: 500,
    }),
  ]);
  return { proposals, punches };
}

/** The latest word of each person about a month. */
export async function answersOf(reader: Reader, storeId: string, month: string) {
  const answers = await reader.attendanceAnswer.findMany({
    where: { storeId, month: monthDate(month) },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 2_000,
  });
  return new Map(answers.map(({ personId, agrees, words, at }) => [personId, { agrees, words, at }]));
}
