import { Prisma } from '@/generated/prisma/client';
import { addDays, businessDayOf, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import { noteSecurityEvent } from '@/server/audit/write-security-event';
import { type AtMoment, type ClockDoubt, serverClockDoubt, trustedNow } from '@/server/platform/clocks';
import { db, type Reader, type Tx } from '@/server/platform/db';
import type { PostingDay } from '@/server/platform/posting-day';
import { clocksApart } from './errors';
import type { StoreSettings } from './store-settings';

/**
 * The day a posting belongs to, locked FOR SHARE so that it cannot close before the posting commits: the day it occurred
 * if that is open, else the first open day after it (rule 8). Days come into being here, with their first posting; never
 * before the store's first day, whose report nobody could submit, and not by a clock that others contradict.
 * @param isFinished a tablet's finished ticket, which no clock refuses: it goes to the last open day instead
 * @throws ServerClockWrong, ClocksDisagree
 */
export async function lockPostingDay(
  tx: Tx,
  store: StoreSettings,
  at: AtMoment,
  { isFinished = false } = {},
): Promise<PostingDay> {
  const itsOwn = businessDayOf(at.now, store.timeZone, store.dayStartMinute);
  const [, occurred = itsOwn] = [itsOwn, dateToDay(store.firstDay)].toSorted();
  const firstOpen = () => firstOpenDay(tx, store.id, occurred);
  const itself = await firstOpen();
  if (itself?.day === occurred) return itself;
  for (let candidate = occurred; ; candidate = addDays(candidate, 1)) {
    const kept = await openNewDay(tx, store, candidate, { isFinished, at });
    if (kept) return kept;
    const open = await firstOpen();
    if (open) return open;
    const last = await tx.businessDay.findFirst({ where: { storeId: store.id }, orderBy: { day: 'desc' } });
    if (last && dateToDay(last.day) > candidate) candidate = dateToDay(last.day);
  }
}

/** The first open day from one on, locked. */
async function firstOpenDay(tx: Tx, storeId: string, from: Day): Promise<PostingDay | null> {
  const [open] = await tx.$queryRaw<{ day: Date }[]>`/*prepared:first-open-day*/
    SELECT day FROM business_day WHERE store_id = ${storeId}::uuid AND day >= ${from}::date AND state = 'OPEN'
    ORDER BY day LIMIT 1 FOR SHARE`;
  return open ? posting(storeId, dateToDay(open.day)) : null;
}

/** The day a posting of this moment would belong to, as it stands and unlocked: for a screen that says so before. */
export async function postingDayAhead(reader: Reader, store: StoreSettings, at: Date): Promise<Day> {
  const itsOwn = businessDayOf(at, store.timeZone, store.dayStartMinute);
  const [, occurred = itsOwn] = [itsOwn, dateToDay(store.firstDay)].toSorted();
  const days = await reader.businessDay.findMany({
    where: { storeId: store.id, day: { gte: dayToDate(occurred) } },
    orderBy: { day: 'asc' },
  });
  const last = days.at(-1);
  if (!last || !days.some(({ day }) => dateToDay(day) === occurred)) return occurred;
  const open = days.find(({ state }) => state === 'OPEN');
  return open ? dateToDay(open.day) : addDays(dateToDay(last.day), 1);
}

/** Makes a day with its first posting; the day to use instead when the clock that asks for it is not to be believed. */
async function openNewDay(
  tx: Tx,
  store: StoreSettings,
  day: Day,
  { isFinished, at }: { isFinished: boolean; at: AtMoment },
): Promise<PostingDay | null> {
  const place = { storeId_day: { storeId: store.id, day: dayToDate(day) } };
  if (await tx.businessDay.findUnique({ where: place, select: { day: true } })) return null;
  const doubt = await serverClockDoubt(tx, at.clockAheadMs ?? null);
  if (doubt) {
    await noteClockDoubt(store.id, day, doubt);
    if (!isFinished) throw clocksApart(doubt, { now: at.now, timeZone: store.timeZone });
    const [open] = await tx.$queryRaw<{ day: Date }[]>`
      SELECT day FROM business_day WHERE store_id = ${store.id}::uuid AND day < ${day}::date AND state = 'OPEN'
      ORDER BY day DESC LIMIT 1 FOR SHARE`;
    if (open) return posting(store.id, dateToDay(open.day));
  }
  await tx.$executeRaw`
    INSERT INTO business_day (store_id, day) VALUES (${store.id}::uuid, ${day}::date) ON CONFLICT DO NOTHING`;
  return null;
}

/** Outside of the transaction, which may be refused for it. Dated as the database has it, which decides between the other two. */
function noteClockDoubt(storeId: string, day: Day, { aheadMs, tablets }: ClockDoubt): Promise<void> {
  return noteSecurityEvent(db(), `clock:${storeId}`, {
    action: 'stores.doubtClock',
    subjectKind: 'store',
    subjectId: storeId,
    after: { day, minutes: Math.round(aheadMs / 60_000), ...(tablets.length > 0 ? { tablets } : {}) },
    now: trustedNow(tablets.length > 0 ? 0 : aheadMs),
  });
}

/**
 * The day something already belongs to (an open drawer's), locked FOR SHARE for rows that must stand beside it; null when
 * that day is closed.
 */
export async function lockItsDay(tx: Tx, storeId: string, day: Date): Promise<PostingDay | null> {
  const [locked] = await tx.$queryRaw<LockedDay[]>(lockedDays(storeId, [dateToDay(day)]));
  return locked?.state === 'OPEN' ? posting(storeId, dateToDay(day)) : null;
}

interface LockedDay {
  day: string | Date;
  state: 'OPEN' | 'CLOSED' | 'SEALED';
}

/** The lock of postings as a piece of a larger statement; days without a row do not appear. */
export function lockedDays(storeId: string, days: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT day, state FROM business_day WHERE store_id = ${storeId}::uuid AND day = ANY(${[...days]}::date[]) ORDER BY day FOR SHARE`;
}

/** The posting days among what `lockedDays` answered in this transaction, by day. */
export function openPostingDays(
  storeId: string,
  locked: readonly { day: string; state: LockedDay['state'] }[],
): Map<string, PostingDay> {
  const open = locked.filter(({ state }) => state === 'OPEN');
  return new Map(open.map(({ day }) => [day, posting(storeId, day)]));
}

/** The one place a day becomes one that may be posted on: each caller holds its lock and saw it open. */
function posting(storeId: string, day: Day): PostingDay {
  return { storeId, day } as PostingDay;
}

/** Locks a day for a change of its state; makes it when nothing was posted on it. */
export async function lockDayForChange(tx: Tx, storeId: string, day: Day) {
  await tx.$executeRaw`INSERT INTO business_day (store_id, day) VALUES (${storeId}::uuid, ${day}::date) ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`SELECT 1 AS locked FROM business_day WHERE store_id = ${storeId}::uuid AND day = ${day}::date FOR UPDATE`;
  return tx.businessDay.findUniqueOrThrow({ where: { storeId_day: { storeId, day: dayToDate(day) } } });
}

/** Closes a locked day: what is booked from here on lands on the next open one. */
export async function closeDay(
  tx: Tx,
  storeId: string,
  day: Day,
  by: { personId: string; at: Date },
): Promise<void> {
  await tx.businessDay.update({
    where: { storeId_day: { storeId, day: dayToDate(day) } },
    data: { state: 'CLOSED', closedAt: by.at, closedById: by.personId },
  });
}

/** Opens a locked, closed day again. */
export async function reopenDay(tx: Tx, storeId: string, day: Day): Promise<void> {
  await tx.businessDay.update({
    where: { storeId_day: { storeId, day: dayToDate(day) } },
    data: { state: 'OPEN', closedAt: null, closedById: null },
  });
}

/** Marks a locked, closed day as sealed, for ever. */
export async function markDaySealed(
  tx: Tx,
  storeId: string,
  day: Day,
  by: { personId: string; at: Date },
): Promise<void> {
  await tx.businessDay.update({
    where: { storeId_day: { storeId, day: dayToDate(day) } },
    data: { state: 'SEALED', sealedAt: by.at, sealedById: by.personId },
  });
}

/** Names who prepares a locked day's report. */
export async function setDayPreparer(tx: Tx, storeId: string, day: Day, personId: string): Promise<void> {
  await tx.businessDay.update({
    where: { storeId_day: { storeId, day: dayToDate(day) } },
    data: { preparerId: personId },
  });
}
