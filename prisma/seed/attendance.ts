import { addDays, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import { judge } from '@/server/attendance/judge-due';
import { answerMonth, lockMonth } from '@/server/attendance/lock-month';
import { nextMonth } from '@/server/attendance/month-internal';
import { proposePunch } from '@/server/attendance/propose-punch';
import { punch } from '@/server/attendance/record-punch';
import { hearTablet } from '@/server/attendance/tablet-reports';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { actingAs, at, type SeedCompany, type SeedPerson, type SeedStore } from './company';
import type { SeededRandom } from './random';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

type Shift = Awaited<ReturnType<typeof shiftsSoFar>>[number];

/**
 * Punches of the six weeks that were planned: whoever sold had clocked in before the shop opened and went after cash-up. Here and there
 * somebody is late, steps out, forgets to clock out or does not come.
 */
export async function seedAttendance(random: SeededRandom, company: SeedCompany, today: Day): Promise<void> {
  const now = new Date();
  for (const store of company.stores) {
    const [device] = store.devices;
    if (!device) continue;
    for (const each of store.devices) await hearTablet({ ...contextFor(null, { now }), device: each }, 0);
    const team = new Map(
      company.people.filter(({ storeCode }) => storeCode === store.code).map((person) => [person.id, person]),
    );
    const shifts = await shiftsSoFar(store.id, now);
    const forgotten = shifts.findLast(
      ({ day, personId }) => dateToDay(day) === addDays(today, -3) && team.get(personId)?.role === 'CLERK',
    );
    for (const shift of shifts) {
      const person = team.get(shift.personId);
      if (person) await seedShift(random, store, { shift, person, forgets: shift === forgotten, now });
    }
    await judgeTheRest(store.id, [...team.keys()], now);
    const person = forgotten && team.get(forgotten.personId);
    if (forgotten && person)
      await proposePunch.execute(await actingAs(person, new Date(forgotten.endsAt.getTime() + DAY_MS)), {
        requestId: newId(),
        storeId: store.id,
        occurredAt: new Date(forgotten.endsAt.getTime() + 4 * MINUTE_MS),
        reason: '收银交接忙，忘了打下班卡',
      });
    if (store.code === LOCKED_STORE) await lockOldMonths(store, [...team.values()], shifts, today);
  }
}

/** Its manager is quick; the other stores have theirs still to look through. */
const LOCKED_STORE = 'S01';
/** Days after its end by which nothing of a month waits any more. */
const SETTLED_DAYS = 7;

/** Months that were looked through: each says that theirs is right, and the manager locks them for payroll. */
async function lockOldMonths(
  store: SeedStore,
  team: readonly SeedPerson[],
  shifts: readonly Shift[],
  today: Day,
): Promise<void> {
  const manager = team.find(({ role }) => role === 'STORE_MANAGER');
  if (!manager) return;
  for (const month of new Set(shifts.map(({ day }) => dateToDay(day).slice(0, 7)))) {
    const next = `${nextMonth(month)}-01`;
    if (addDays(next, SETTLED_DAYS - 1) > today) continue;
    const there = new Set(
      shifts.filter(({ day }) => dateToDay(day).startsWith(month)).map(({ personId }) => personId),
    );
    const [said, locked] = [at(addDays(next, 2), 10, 30), at(addDays(next, 4), 15, 0)];
    for (const person of team.filter(({ id }) => there.has(id)))
      await answerMonth.execute(await actingAs(person, said), {
        ...{ requestId: newId(), storeId: store.id, month, agrees: true },
      });
    await lockMonth.execute(await actingAs(manager, locked), {
      ...{ requestId: newId(), storeId: store.id, month },
    });
  }
}

function shiftsSoFar(storeId: string, now: Date) {
  return db().publishedShift.findMany({
    where: { storeId, startsAt: { lt: now, gte: dayToDate(addDays(dateToDay(now), -50)) } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { id: true, personId: true, day: true, startsAt: true, endsAt: true, breakMinutes: true },
  });
}

async function seedShift(
  random: SeededRandom,
  store: SeedStore,
  of: { shift: Shift; person: SeedPerson; forgets: boolean; now: Date },
): Promise<void> {
  const { shift, person, forgets, now } = of;
  // Whoever works all day holds the drawer: they are never late and never away.
  const sells = shift.breakMinutes > 120;
  if (!sells && random.chance(0.02)) return;
  const late = !sells && random.chance(0.08);
  const came = late ? random.between(6, 35) : -random.between(1, 14);
  const tap = async (at: Date, over: object = {}) => {
    if (at >= now) return;
    const ctx = await actingAs(person, at, store.devices[0]);
    await punch.execute(ctx, {
      requestId: newId(),
      storeId: store.id,
      personId: person.id,
      kind: 'CLOCK',
      occurredAt: at,
      proof: 'SESSION',
      ...over,
    });
  };
  const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * MINUTE_MS);
  await tap(after(shift.startsAt, came));
  if (!sells && random.chance(0.06)) {
    const out = after(shift.startsAt, random.between(90, 200));
    await tap(out, { kind: 'STEP_OUT', reason: '取货' });
    await tap(after(out, random.between(6, 18)), { kind: 'STEP_BACK' });
  }
  if (!forgets)
    await tap(after(shift.endsAt, random.chance(0.1) ? random.between(35, 70) : random.between(1, 12)));
}

/** Each punch judged what was before it; the last of everybody is judged here. */
async function judgeTheRest(storeId: string, personIds: readonly string[], now: Date): Promise<void> {
  const ctx = contextFor({ kind: 'JOB' as const, job: 'attendance.judge' }, { now });
  for (const personId of personIds)
    for (let week = 0; week <= 6; week += 1)
      await judge.execute(ctx, {
        storeId,
        requestId: newId(),
        personId,
        around: new Date(now.getTime() - week * 7 * DAY_MS),
      });
}
