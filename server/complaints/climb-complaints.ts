import type { DomainEvent } from '@/generated/prisma/client';
import { complaintNumber } from '@/lib/complaint-number';
import { raiseNotices, requestOfCause } from '@/server/notices/raise-notices';
import { command } from '@/server/platform/command';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { logger } from '@/server/platform/log';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { calendarOf } from '@/server/stores/calendars/calendar-of';
import { storeSettings } from '@/server/stores/store-settings';
import { climbTimes, type Level, levelsDue, looksNext, mayTellAt, nextOpening } from './case-clock';
import { addStep, changeCase, clockedOf, lockCase, pausesOf, stateOf } from './case-internal';
import { isOpen } from './complaint-rules';
import { climbInput } from './schema';

/** Cases looked at in one run; the next minute brings the next. */
const MOST_AT_ONCE = 200;

const NOTICE_OF = { 1: 'COMPLAINT_HALF', 2: 'COMPLAINT_LATE', 3: 'COMPLAINT_LONG_LATE' } as const;

/** By the clock, every minute: cases whose time has come climb to owner, manager, head office. Two workers at once have one effect. */
export async function climbComplaints(ctx: ActingContext<'JOB'>): Promise<void> {
  const due = await ctx.db.complaint.findMany({
    where: { looksAt: { lte: ctx.now } },
    orderBy: { looksAt: 'asc' },
    take: MOST_AT_ONCE,
    select: { storeId: true, id: true, looksAt: true, version: true, ownerId: true },
  });
  for (const { storeId, id, looksAt, version } of due) {
    // One case that cannot climb does not keep the others down.
    try {
      await climbComplaint.execute(ctx, {
        storeId,
        requestId: partId(id, `climb ${looksAt?.toISOString()} ${version}`),
        complaintId: id,
      });
    } catch (error) {
      logger.error({ err: error, complaintId: id }, 'a complaint did not climb');
    }
  }
}

/** One case climbs to every level whose time has come, each once, and those concerned are told. */
export const climbComplaint = command({
  name: 'complaints.climb',
  permission: 'complaints.climb',
  scope: 'store',
  by: ['JOB'],
  input: climbInput,
  async run(tx, of, ctx) {
    const locked = await lockCase(tx, ctx, of);
    const { row, climbed } = locked;
    const where = { storeId_id: { storeId: row.storeId, id: row.id } };
    if (!isOpen(stateOf(row)) || row.looksAt === null || row.looksAt > ctx.now) return { climbed: [] };
    const { clock } = await calendarOf(tx, row.storeId);
    const times = climbTimes(clock, clockedOf(row), pausesOf(locked.pauses));
    if (!mayTellAt(clock, row.severity, ctx.now)) {
      // Nobody is woken: it climbs when the store opens.
      const looksAt = nextOpening(clock, row.severity, ctx.now);
      await tx.complaint.update({ where, data: { looksAt }, select: { id: true } });
      return { climbed: [] };
    }
    const levels = levelsDue(times, climbed, ctx.now);
    for (const level of levels) {
      await tx.complaintClimb.create({
        data: {
          storeId: row.storeId,
          complaintId: row.id,
          round: row.round,
          level,
          dueAt: times[level] ?? ctx.now,
          climbedAt: ctx.now,
        },
        select: { level: true },
      });
      await addStep(tx, ctx, row, { kind: 'CLIMBED', facts: { level } });
      await tell(tx, ctx, row, level);
    }
    const all = new Set([...climbed, ...levels]);
    await tx.complaint.update({ where, data: { looksAt: looksNext(times, all) }, select: { id: true } });
    return { climbed: levels };
  },
});

async function tell(
  tx: Parameters<typeof lockCase>[0],
  ctx: ActingContext<'JOB'>,
  row: { storeId: string; id: string; number: number; round: number; ownerId: string },
  level: Level,
): Promise<void> {
  const personIds = await whoHears(tx, row, level);
  if (personIds.length === 0) return;
  const store = await storeSettings(tx, row.storeId);
  const cause = `complaint:${row.id}:${row.round}:${level}`;
  await raiseNotices.runIn(tx, ctx, {
    requestId: requestOfCause(cause, personIds),
    kind: NOTICE_OF[level],
    cause,
    aboutStoreId: row.storeId,
    facts: {
      storeCode: store.code,
      storeName: store.name,
      number: complaintNumber(row.number),
      complaintId: row.id,
    },
    personIds,
  });
}

/** The owner, or who leads the store's cases where the owner works here no more; then the manager; then head office. */
async function whoHears(
  tx: Parameters<typeof lockCase>[0],
  { storeId, ownerId }: { storeId: string; ownerId: string },
  level: Level,
): Promise<string[]> {
  if (level === 3) return [...(await staffAllowed(tx, 'complaints.hearOfLongLate', storeId))];
  const managers = await staffAllowed(tx, 'complaints.hearOfLate', storeId);
  if (level === 2) return [...managers];
  return (await staffAllowed(tx, 'complaints.work', storeId)).has(ownerId) ? [ownerId] : [...managers];
}

/** The store's hours changed: what is open there is counted anew, from amount and pauses. */
export async function recomputeComplaints(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const storeId = event.subjectId;
  const open = await ctx.db.complaint.findMany({
    where: { storeId, state: { notIn: ['SOLVED', 'CLOSED'] } },
    select: { id: true },
  });
  for (const { id: complaintId } of open)
    await recomputeComplaint.execute(ctx, {
      storeId,
      requestId: partId(event.id, complaintId),
      complaintId,
    });
}

export const recomputeComplaint = command({
  name: 'complaints.recompute',
  permission: 'complaints.climb',
  scope: 'store',
  by: ['JOB'],
  input: climbInput,
  async run(tx, { requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    if (!isOpen(stateOf(locked.row))) return { complaintId: of.complaintId };
    await changeCase(tx, ctx, locked, {
      action: 'complaints.recompute',
      requestId,
      step: { kind: 'RECOMPUTED', facts: { before: locked.row.solveDueAt?.toISOString() ?? null } },
    });
    return { complaintId: of.complaintId };
  },
});
