import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { SwapOfAnother, SwapShiftChanged, SwapStateWrong } from './errors';
import { refuseSwapInput, swapInput } from './schema';
import { lockSwap, swapInTrail, termsOf, testSwap, weeksOfSwap } from './swap-internal';

/**
 * Somebody takes an offered shift. It is the giver's until a manager approves. Of two who take it at once one has it.
 * @throws SwapUnknown, SwapStateWrong, SwapOfAnother, SwapShiftChanged, PlanRefused
 */
export const takeShift = command({
  name: 'roster.takeShift',
  permission: 'roster.own',
  scope: 'store',
  input: swapInput,
  async run(tx, { storeId, swapId, requestId }, ctx) {
    const takerId = ctx.actor.personId;
    const swap = await lockSwap(tx, storeId, swapId);
    if (swap.giverId === takerId || (swap.toPersonId ?? takerId) !== takerId) throw new SwapOfAnother();
    if (swap.state !== 'OPEN') throw new SwapStateWrong();
    if (swap.startsAt <= ctx.now) throw new SwapShiftChanged();
    await testSwap(tx, storeId, weeksOfSwap(swap), termsOf(swap, takerId, requestId));
    await tx.shiftSwap.update({
      where: { storeId_id: { storeId, id: swapId } },
      data: { state: 'TAKEN', takerId, takenAt: ctx.now },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.takeShift',
      subjectKind: 'shift_swap',
      subjectId: swapId,
      after: { ...(await swapInTrail(tx, swap)), taker: takerId },
      requestId,
    });
    return { swapId };
  },
});

/**
 * The giver keeps the shift after all; or whoever took it steps back, and it is offered again.
 * @throws SwapUnknown, SwapStateWrong, SwapOfAnother
 */
export const withdrawSwap = command({
  name: 'roster.withdrawSwap',
  permission: 'roster.own',
  scope: 'store',
  input: swapInput,
  async run(tx, { storeId, swapId, requestId }, ctx) {
    const { personId } = ctx.actor;
    const swap = await lockSwap(tx, storeId, swapId);
    if (personId !== swap.giverId && personId !== swap.takerId) throw new SwapOfAnother();
    if (swap.state !== 'OPEN' && swap.state !== 'TAKEN') throw new SwapStateWrong();
    const state = personId === swap.giverId ? 'WITHDRAWN' : 'OPEN';
    await tx.shiftSwap.update({
      where: { storeId_id: { storeId, id: swapId } },
      data: state === 'OPEN' ? { state, takerId: null, takenAt: null } : { state },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.withdrawSwap',
      subjectKind: 'shift_swap',
      subjectId: swapId,
      after: await swapInTrail(tx, swap),
      requestId,
    });
    return { state };
  },
});

/** A manager says no; the shift stays the giver's. @throws SwapUnknown, SwapStateWrong, SwapOfAnother for one's own */
export const refuseSwap = command({
  name: 'roster.refuseSwap',
  permission: 'roster.plan',
  scope: 'store',
  input: refuseSwapInput,
  async run(tx, { storeId, swapId, note, requestId }, ctx) {
    const { personId } = ctx.actor;
    const swap = await lockSwap(tx, storeId, swapId);
    if (personId === swap.giverId || personId === swap.takerId) throw new SwapOfAnother();
    if (swap.state !== 'OPEN' && swap.state !== 'TAKEN') throw new SwapStateWrong();
    await tx.shiftSwap.update({
      where: { storeId_id: { storeId, id: swapId } },
      data: { state: 'REFUSED', decidedById: personId, decidedAt: ctx.now, decidedNote: note },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.refuseSwap',
      subjectKind: 'shift_swap',
      subjectId: swapId,
      after: { ...(await swapInTrail(tx, swap)), ...(note ? { note } : {}) },
      requestId,
    });
    return { swapId };
  },
});
