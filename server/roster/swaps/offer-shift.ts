import type { PublishedShift } from '@/generated/prisma/client';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { lockWeekAsIs } from '../roster-internal';
import { givesCover } from '../roster-rules';
import { SwapOfAnother, SwapPartWrong, SwapShiftChanged, SwapTwice } from './errors';
import { offerShiftInput } from './schema';
import { swapInTrail, testSwap, weeksOfSwap } from './swap-internal';
import { afterSwap } from './swap-rules';

/**
 * Somebody wants a shift of theirs, or the beginning or end of it, to be somebody else's: of whoever can, of one colleague, or against a shift of
 * that colleague. It stays theirs until it is taken and approved.
 * @throws SwapShiftChanged, SwapOfAnother, SwapTwice, SwapPartWrong, PlanRefused where the named colleague cannot take it
 */
export const offerShift = command({
  name: 'roster.offerShift',
  permission: 'roster.own',
  scope: 'store',
  input: offerShiftInput,
  async run(tx, { storeId, requestId: id, shiftId, toPersonId, counterShiftId, part, note }, ctx) {
    const giverId = ctx.actor.personId;
    if (toPersonId === giverId) throw new SwapOfAnother();
    const shift = await ahead(tx, storeId, shiftId, ctx.now);
    const counter = counterShiftId ? await ahead(tx, storeId, counterShiftId, ctx.now) : null;
    const weeks = weeksOfSwap({ monday: shift.monday, counterMonday: counter?.monday ?? null });
    for (const monday of weeks) await lockWeekAsIs(tx, { storeId, monday });
    if (shift.personId !== giverId || (counter && counter.personId !== toPersonId)) throw new SwapOfAnother();
    const asked = [shift.id, ...(counter ? [counter.id] : [])];
    const open = await tx.shiftSwap.findFirst({
      where: {
        storeId,
        state: { in: ['OPEN', 'TAKEN'] },
        OR: [{ shiftId: { in: asked } }, { counterShiftId: { in: asked } }],
      },
      select: { id: true },
    });
    if (open) throw new SwapTwice();
    const { startsAt, endsAt } = part ?? shift;
    const terms = {
      ...{ shiftId, startsAt, endsAt, isPart: part !== null, giverId, counterShiftId, partId: id },
      takerId: toPersonId ?? '',
    };
    const changed = afterSwap(counter ? [shift, counter] : [shift], terms);
    if (!changed) throw new SwapPartWrong();
    if (toPersonId) await testSwap(tx, storeId, weeks, terms);
    await tx.shiftSwap.create({
      data: {
        ...{ storeId, id, shiftId, giverId, startsAt, endsAt, toPersonId, note, state: 'OPEN' },
        monday: shift.monday,
        isPart: part !== null,
        counterShiftId,
        counterMonday: counter?.monday ?? null,
        askedAt: ctx.now,
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.offerShift',
      subjectKind: 'shift_swap',
      subjectId: id,
      after: {
        ...(await swapInTrail(tx, { storeId, giverId, startsAt, endsAt })),
        ...(toPersonId ? { taker: toPersonId } : {}),
      },
      requestId: id,
    });
    return { swapId: id };
  },
});

/** A published shift that has not begun; nobody goes to a meeting or a training for somebody else. @throws SwapShiftChanged */
async function ahead(tx: Tx, storeId: string, id: string, now: Date): Promise<PublishedShift> {
  const shift = await tx.publishedShift.findFirst({ where: { id, storeId, startsAt: { gt: now } } });
  if (!shift || !givesCover(shift)) throw new SwapShiftChanged();
  return shift;
}
