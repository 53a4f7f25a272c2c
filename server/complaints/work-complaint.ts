import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { changeCase, type LockedCase, lockCase, requireWorks, stateOf } from './case-internal';
import { isRepairOut, mayMove, stopsClock } from './complaint-rules';
import { ClaimMissing, ComplaintStateWrong, ComplaintWithoutOutcome, OutcomesNotGiven } from './errors';
import { requireWorker } from './log-complaint';
import { handOverInput, moveInput, noteInput, takeInput, tellInput } from './schema';

/** What the customer was told; the first time is the first answer. @throws ComplaintUnknown, ComplaintOfAnother, ComplaintStateWrong */
export const tellCustomer = command({
  name: 'complaints.tell',
  permission: 'complaints.work',
  scope: 'store',
  input: tellInput,
  async run(tx, { text, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    requireWorks(ctx, locked);
    const { row } = locked;
    if (row.state === 'CLOSED') throw new ComplaintStateWrong({ state: row.state });
    const isFirst = row.answeredAt === null;
    const acknowledged = row.state === 'NEW';
    return changeCase(tx, ctx, locked, {
      action: 'complaints.tell',
      requestId,
      patch: {
        ...(isFirst ? { answeredAt: ctx.now } : {}),
        ...(acknowledged ? { state: 'ACKNOWLEDGED' as const } : {}),
      },
      step: {
        kind: 'TOLD',
        isTold: true,
        text,
        ...(acknowledged ? { newState: 'ACKNOWLEDGED' as const } : {}),
      },
      facts: { first: isFirst },
    });
  },
});

/** A note of the house, which the customer is not told; whoever reads the case may write one. @throws ComplaintUnknown */
export const noteOnCase = command({
  name: 'complaints.note',
  permission: 'complaints.work',
  scope: 'store',
  input: noteInput,
  async run(tx, { text, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    return changeCase(tx, ctx, locked, {
      action: 'complaints.note',
      requestId,
      step: { kind: 'NOTED', text },
    });
  },
});

/**
 * A case goes on, waits, or is solved; solved it is by what came of it, all of it given.
 * @throws ComplaintUnknown, ComplaintChanged, ComplaintOfAnother, ComplaintStateWrong, ComplaintWithoutOutcome, OutcomesNotGiven, ClaimMissing
 */
export const moveComplaint = command({
  name: 'complaints.move',
  permission: 'complaints.work',
  scope: 'store',
  input: moveInput,
  async run(tx, { to, text, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    requireWorks(ctx, locked);
    const { row } = locked;
    if (!mayMove(stateOf(row), to)) throw new ComplaintStateWrong({ state: row.state });
    if (to === 'SOLVED') await requireOutcomes(tx, locked);
    if (to === 'WAITING_SUPPLIER') await requireClaim(tx, row);
    const pauses = await keepPauses(tx, locked, to, ctx.now);
    return changeCase(tx, ctx, locked, {
      action: 'complaints.move',
      requestId,
      patch: { state: to, ...(to === 'SOLVED' ? { solvedAt: ctx.now } : {}) },
      pauses,
      step: { kind: 'STATE', newState: to, text },
      facts: { before: row.state, state: to },
    });
  },
});

/** The pause that begins or ends with a move. */
export async function keepPauses(
  tx: Tx,
  { row, pauses }: LockedCase,
  to: LockedCase['row']['state'],
  now: Date,
) {
  const { storeId, id: complaintId, round } = row;
  const stops = stopsClock(to as Parameters<typeof stopsClock>[0]);
  const running = pauses.find(({ toAt }) => toAt === null);
  if (running && !stops) {
    await tx.complaintPause.update({
      where: { storeId_id: { storeId, id: running.id } },
      data: { toAt: now },
      select: { id: true },
    });
    return pauses.map((pause) => (pause === running ? { ...pause, toAt: now } : pause));
  }
  if (!running && stops)
    return [
      ...pauses,
      await tx.complaintPause.create({ data: { storeId, id: newId(), complaintId, round, fromAt: now } }),
    ];
  return pauses;
}

/** A supplier is waited for who was asked for something. @throws ClaimMissing */
async function requireClaim(tx: Tx, { storeId, id: complaintId }: LockedCase['row']): Promise<void> {
  const open = await tx.supplierClaim.count({
    where: { storeId, complaintId, state: { in: ['OPEN', 'ANSWERED'] } },
  });
  if (open === 0) throw new ClaimMissing();
}

/** @throws ComplaintWithoutOutcome, OutcomesNotGiven */
async function requireOutcomes(tx: Tx, { row }: LockedCase): Promise<void> {
  const outcomes = await tx.complaintOutcome.findMany({
    where: { storeId: row.storeId, complaintId: row.id, round: row.round, calledOffAt: null },
    select: {
      kind: true,
      needsApproval: true,
      approvedAt: true,
      givenAt: true,
      _count: { select: { handovers: true } },
    },
  });
  if (outcomes.length === 0) throw new ComplaintWithoutOutcome();
  // Money and goods are given before it is solved, and what is repaired is back; a return or an exchange may be named before its
  // document is there.
  const left = outcomes.filter(
    ({ kind, needsApproval, approvedAt, givenAt, _count }) =>
      (needsApproval && approvedAt === null) ||
      isRepairOut(_count.handovers) ||
      ((kind === 'CASH' || kind === 'STORE_CREDIT' || kind === 'GOODS') && givenAt === null),
  );
  if (left.length > 0) throw new OutcomesNotGiven({ left: left.length });
}

/** Whoever takes a case answers for it from now on. @throws ComplaintUnknown, ComplaintChanged, ComplaintStateWrong */
export const takeComplaint = command({
  name: 'complaints.take',
  permission: 'complaints.work',
  scope: 'store',
  input: takeInput,
  async run(tx, { requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    const { row } = locked;
    if (row.state === 'CLOSED') throw new ComplaintStateWrong({ state: row.state });
    return changeCase(tx, ctx, locked, {
      action: 'complaints.take',
      requestId,
      patch: { ownerId: ctx.actor.personId },
      step: { kind: 'TAKEN', facts: { from: row.ownerId, to: ctx.actor.personId } },
    });
  },
});

/** The case goes to a colleague of the store. @throws ComplaintUnknown, ComplaintOfAnother, OwnerNotAtWork, ComplaintStateWrong */
export const handOverComplaint = command({
  name: 'complaints.handOver',
  permission: 'complaints.work',
  scope: 'store',
  input: handOverInput,
  async run(tx, { toPersonId, text, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    requireWorks(ctx, locked);
    const { row } = locked;
    if (row.state === 'CLOSED') throw new ComplaintStateWrong({ state: row.state });
    await requireWorker(tx, row.storeId, toPersonId);
    return changeCase(tx, ctx, locked, {
      action: 'complaints.handOver',
      requestId,
      patch: { ownerId: toPersonId },
      step: { kind: 'HANDED_OVER', text, facts: { from: row.ownerId, to: toPersonId } },
      facts: { person: toPersonId },
    });
  },
});
