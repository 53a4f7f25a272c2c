import type { AttendanceVerdict } from '@/generated/prisma/client';
import { businessDayOf, dateToDay, dayToDate } from '@/lib/business-day';
import type { Tx } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { attachPunches, attachVisits, cleanStart } from './attach-punches';
import { opensAt, type Stay, type Visit } from './attendance-rules';
import { attendedFacts } from './attended-facts';
import { judgeStay } from './judging-rules';
import { reportedUntil, WAITED_FOR_MS } from './tablet-reports';

const DAY_MS = 24 * 3_600_000;
/** How far around a moment somebody's punches are looked at, ms: further back than any stay reaches. */
const AROUND_MS = 8 * DAY_MS;

/** What is judged anew is looked at by one at a time. */
export async function lockAttended(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`attended${personId}`}, 1))::text`;
}

type Row = Omit<AttendanceVerdict, 'number' | 'judgedAt' | 'supersededBy'>;

/**
 * Judges somebody's shifts and stays around a moment anew, by all that is known now. What differs from what was judged stands beside it,
 * under the next number; what is the same, and months that are locked, stay. Ends with who is at work now.
 * @returns how many judgements were made
 */
export async function judgePerson(
  tx: Tx,
  of: { personId: string; around: Date; now: Date },
): Promise<number> {
  const { personId, around, now } = of;
  await lockAttended(tx, personId);
  const span = { from: new Date(around.getTime() - AROUND_MS), to: new Date(around.getTime() + AROUND_MS) };
  const facts = await attendedFacts(tx, personId, span);
  const wanted = new Date(span.from.getTime() + 2 * DAY_MS);
  const clean = cleanStart(facts.shifts, facts.punches, { from: span.from, wanted });
  const from = clean ?? span.from;
  // What begins near either end of what was read may be read in part.
  const sure = { from: clean ?? wanted, to: new Date(span.to.getTime() - 2 * DAY_MS) };
  const known = [
    facts.shifts.filter((shift) => opensAt(shift) >= from),
    facts.punches.filter(({ occurredAt }) => occurredAt >= from),
  ] as const;
  const read = attachPunches(...known);
  if (now < sure.to) await keepAtWork(tx, personId, attachVisits(...known), now);
  // A visit is judged as one, however many shifts it goes over.
  const stays = read.filter(({ visit }) => visit.beginsAt >= sure.from && visit.beginsAt < sure.to);
  const rows = await Promise.all(stays.map((stay) => rowOf(tx, stay, personId, facts)));
  const days = { gte: new Date(span.from.getTime() - DAY_MS), lte: span.to };
  // A shift may have been somebody else's before.
  const subjects = rows.map(({ subjectId }) => subjectId);
  const current = await tx.attendanceVerdict.findMany({
    where: {
      supersededBy: null,
      OR: [
        { personId, day: days },
        { subjectId: { in: subjects }, storeId: { in: rows.map(({ storeId }) => storeId) } },
      ],
    },
  });
  const before = new Map(current.map((row) => [row.subjectId, row]));
  const until = await reportedUntil(tx, [...new Set(rows.map(({ storeId }) => storeId))], now);
  const isRipe = (stay: Stay, { storeId }: Row) =>
    (!stay.shift && stay.out !== null) ||
    (now > stay.endsBy && (until.get(storeId) ?? 0) >= stay.endsBy) ||
    now.getTime() > stay.endsBy.getTime() + WAITED_FOR_MS;
  const changed = rows.filter((row, index) => {
    const stay = stays[index];
    const judged = before.get(row.subjectId);
    if (!stay || (judged && isSame(judged, row))) return false;
    // What goes on as another shift is judged with it, once both are over.
    const isJoined = stay.cameFrom !== null || stay.wentOnTo !== null;
    return (judged && !isJoined) || isRipe(stay, row);
  });
  const there = new Set(read.map(subjectOf));
  const gone = current.filter((row) => {
    const began = row.plannedFrom ?? row.inAt ?? sure.from;
    return (
      row.personId === personId &&
      row.state !== 'VOID' &&
      !there.has(row.subjectId) &&
      began >= sure.from &&
      began < sure.to
    );
  });
  return writeVerdicts(tx, [...changed, ...gone.map(voided)], before, now);
}

const subjectOf = ({ shift, in: came, out: went }: Stay): string => shift?.id ?? (came ?? went)?.id ?? '';

async function rowOf(
  tx: Tx,
  stay: Stay,
  personId: string,
  { leaves, policyOf, dayOf }: Awaited<ReturnType<typeof attendedFacts>>,
): Promise<Row> {
  const { shift, in: came, out: went } = stay;
  const first = stay.visit.in ?? stay.visit.out;
  const storeId = shift?.storeId ?? first?.storeId ?? '';
  const own = leaves.filter(
    ({ startsAt, endsAt }) => shift && startsAt < shift.endsAt && endsAt > shift.startsAt,
  );
  const at = first && first.storeId !== storeId ? first.storeId : null;
  const store = shift ? null : await storeSettings(tx, storeId);
  const day =
    store && first ? dayToDate(businessDayOf(first.occurredAt, store.timeZone, store.dayStartMinute)) : null;
  return {
    storeId,
    subjectId: subjectOf(stay),
    shiftId: shift?.id ?? null,
    personId,
    day: day ?? (shift && dayOf(shift.id)) ?? stay.endsBy,
    plannedFrom: shift?.startsAt ?? null,
    plannedTo: shift?.endsAt ?? null,
    inPunchId: came?.id ?? null,
    outPunchId: went?.id ?? null,
    inAt: came?.occurredAt ?? null,
    outAt: went?.occurredAt ?? null,
    cameFromId: stay.cameFrom?.id ?? null,
    wentOnToId: stay.wentOnTo?.id ?? null,
    workedStoreId: at,
    ...judgeStay(stay, own, policyOf(storeId)),
  };
}

/** There is nothing to judge any more: the shift was taken away, or its punches belong elsewhere. */
function voided({ number: _number, judgedAt: _at, supersededBy: _by, ...row }: AttendanceVerdict): Row {
  return {
    ...row,
    state: 'VOID',
    inPunchId: null,
    outPunchId: null,
    inAt: null,
    outAt: null,
    cameFromId: null,
    wentOnToId: null,
    workedMinutes: 0,
    lateMinutes: 0,
    earlyMinutes: 0,
    overMinutes: 0,
    steppedOutMinutes: 0,
    leaveMinutes: 0,
    workedStoreId: null,
  };
}

function isSame(before: AttendanceVerdict, { ...row }: Row): boolean {
  const said = (value: unknown) => (value instanceof Date ? value.getTime() : value);
  return Object.entries(row).every(([key, value]) => said(before[key as keyof Row]) === said(value));
}

async function writeVerdicts(
  tx: Tx,
  rows: readonly Row[],
  known: ReadonlyMap<string, AttendanceVerdict>,
  now: Date,
): Promise<number> {
  if (rows.length === 0) return 0;
  const isLocked = await lockedMonths(
    tx,
    rows.map(({ storeId }) => storeId),
  );
  const open = rows
    .filter(({ storeId, day }) => !isLocked(storeId, day))
    .toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
  for (const row of open) {
    const number = (known.get(row.subjectId)?.number ?? 0) + 1;
    const { storeId, subjectId } = row;
    await tx.attendanceVerdict.updateMany({
      where: { storeId, subjectId, supersededBy: null },
      data: { supersededBy: number },
    });
    await tx.attendanceVerdict.create({
      data: { ...row, number, judgedAt: now },
      select: { number: true },
    });
  }
  return open.length;
}

/** Whether the month of a day is locked in a store; whoever asks keeps it from being locked until the transaction ends. */
export async function lockedMonths(tx: Tx, storeIds: readonly string[]) {
  const ids = [...new Set(storeIds)].sort();
  for (const storeId of ids)
    await tx.$queryRaw`SELECT pg_advisory_xact_lock_shared(attendance_key(${storeId}::uuid))::text`;
  const locked = await tx.attendanceMonth.findMany({
    where: { storeId: { in: ids } },
    select: { storeId: true, month: true },
  });
  const keys = new Set(locked.map(({ storeId, month }) => `${storeId} ${dateToDay(month).slice(0, 7)}`));
  return (storeId: string, day: Date) => keys.has(`${storeId} ${dateToDay(day).slice(0, 7)}`);
}

/** Where somebody is at work at this moment, by the visit that is open. */
async function keepAtWork(tx: Tx, personId: string, visits: readonly Visit[], now: Date): Promise<void> {
  const open = visits.findLast(
    (visit) => visit.in && !visit.out && visit.in.occurredAt <= now && visit.endsBy > now,
  );
  const last = open?.away.at(-1);
  const away = last && !last.to ? last : null;
  const wanted = open?.in
    ? {
        storeId: open.in.storeId,
        personId,
        since: open.in.occurredAt,
        until: open.endsBy,
        steppedOutAt: away?.from ?? null,
        stepPunchId: away?.punchId ?? null,
      }
    : null;
  await tx.atWork.deleteMany({
    where: { personId, ...(wanted ? { storeId: { not: wanted.storeId } } : {}) },
  });
  if (!wanted) return;
  const where = { storeId_personId: { storeId: wanted.storeId, personId } };
  await tx.atWork.upsert({ where, create: wanted, update: wanted, select: { since: true } });
}
