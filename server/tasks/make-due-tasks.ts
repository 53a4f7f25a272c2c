import type { TaskRepeat } from '@/generated/prisma/client';
import { addDays, businessDayOf, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import { CALL_OUT, eventRows, eventsPiece } from '@/server/events/write-events';
import { command } from '@/server/platform/command';
import type { ActingContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId, partId } from '@/server/platform/ids';
import { logger } from '@/server/platform/log';
import { oneStatement } from '@/server/platform/sql';
import { managersOf } from '@/server/staff/managers-of';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { storeSettings } from '@/server/stores/store-settings';
import { makeDueInput } from './schema';
import { dueMoment, MADE_UP_DAYS, nextDueDay, type RepeatRule, type Rhythm } from './task-rules';

/** Repeated tasks looked at in one run; the next minute brings the next. */
const MOST_AT_ONCE = 500;
/** Where a day begins first. */
const EARLIEST_AHEAD_MS = 14 * 3_600_000;

/** By the clock: each due day has its task once, whoever makes it; what a stop left out is made when it is over. */
export async function makeDueTasks(ctx: ActingContext<'JOB'>): Promise<void> {
  const anywhere = dateToDay(new Date(ctx.now.getTime() + EARLIEST_AHEAD_MS));
  const due = await ctx.db.taskRepeat.findMany({
    where: { endedAt: null, nextOn: { lte: dayToDate(anywhere) } },
    orderBy: { nextOn: 'asc' },
    take: MOST_AT_ONCE,
    select: { storeId: true, id: true, nextOn: true },
  });
  for (const { storeId, id, nextOn } of due) {
    const store = await storeSettings(ctx.db, storeId);
    const today = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
    if (dateToDay(nextOn) > today) continue;
    // One that cannot be made does not keep the others from being made.
    try {
      const requestId = partId(id, `due ${dateToDay(nextOn)} ${today}`);
      await makeTasksOf.execute(ctx, { storeId, requestId, repeatId: id });
    } catch (error) {
      logger.error({ err: error, repeatId: id }, 'a repeated task was not made');
    }
  }
}

/** The tasks of one, for every day that is due by now. */
export const makeTasksOf = command({
  name: 'tasks.makeDue',
  permission: 'tasks.makeDue',
  scope: 'store',
  by: ['JOB'],
  input: makeDueInput,
  async run(tx, { storeId, repeatId }, ctx) {
    await tx.$queryRaw`SELECT 1 AS locked FROM task_repeat WHERE store_id = ${storeId}::uuid AND id = ${repeatId}::uuid FOR UPDATE`;
    const row = await tx.taskRepeat.findUnique({ where: { storeId_id: { storeId, id: repeatId } } });
    if (!row || row.endedAt) return { made: 0 };
    const made = await makeDue(tx, row, await storeSettings(tx, storeId), ctx.now);
    if (made === 0) return { made };
    // No act of anybody: the trail does not grow by it, screens hear of it.
    const events = eventRows(ctx, [
      { storeId, name: 'tasks.makeDue', subjectKind: 'taskRepeat', subjectId: repeatId },
    ]);
    await tx.$queryRaw(oneStatement('tasks-made', { events: eventsPiece(events) }, CALL_OUT));
    return { made };
  },
});

/** Of a row that is locked, or new: the tasks of its due days until today, and its next day. @returns how many */
export async function makeDue(
  tx: Tx,
  row: TaskRepeat,
  store: { timeZone: string; dayStartMinute: number },
  now: Date,
): Promise<number> {
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const rule = ruleOf(row);
  const days = daysDue(rule, dateToDay(row.nextOn), today);
  if (days.length > 0) {
    const ownerId = await whoDoes(tx, row);
    await tx.task.createMany({
      data: days.map((day) => ({
        storeId: row.storeId,
        id: newId(),
        repeatId: row.id,
        title: row.title,
        note: row.note,
        needsPhoto: row.needsPhoto,
        ownerId,
        givenById: row.givenById,
        givenAt: now,
        dueDay: dayToDate(day),
        dueMinute: row.dueMinute,
        dueAt: dueMoment(day, row.dueMinute, store),
      })),
      skipDuplicates: true,
    });
  }
  const next = nextDueDay(rule, later(addDays(today, 1), dateToDay(row.nextOn)));
  await tx.taskRepeat.update({
    where: { storeId_id: { storeId: row.storeId, id: row.id } },
    data: { nextOn: dayToDate(next) },
    select: { id: true },
  });
  return days.length;
}

/** Days from `from` until today that it is due on, a month back at most. */
export function daysDue(rule: RepeatRule, from: Day, today: Day): Day[] {
  const days: Day[] = [];
  const first = later(from, addDays(today, -MADE_UP_DAYS));
  for (let day = nextDueDay(rule, first); day <= today; day = nextDueDay(rule, addDays(day, 1)))
    days.push(day);
  return days;
}

/** Its owner; whoever leads the store where they work here no more. */
async function whoDoes(tx: Tx, { storeId, ownerId }: TaskRepeat): Promise<string> {
  if ((await staffAllowed(tx, 'tasks.do', storeId)).has(ownerId)) return ownerId;
  return (await managersOf(tx, [storeId])).get(storeId)?.[0] ?? ownerId;
}

function ruleOf({ rhythm, weekdays, monthDay }: TaskRepeat): RepeatRule {
  // The database takes no other.
  return { rhythm: rhythm as Rhythm, weekdays, monthDay };
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
