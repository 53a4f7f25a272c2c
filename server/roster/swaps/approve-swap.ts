import type { RosterWeek } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { partId } from '@/server/platform/ids';
import { lockPlanned, lockWeekAsIs } from '../roster-internal';
import { SwapOfAnother, SwapShiftChanged, SwapStateWrong, SwapUnknown } from './errors';
import { answerFor, exchange } from './exchange-shifts';
import { approveSwapInput } from './schema';
import { lockSwap, swapInTrail, termsOf, testSwap, weeksOfSwap } from './swap-internal';
import { afterSwap } from './swap-rules';

/**
 * A manager says yes: the shift is the taker's, in the plan and as it was published, as a version both are asked to confirm. Both sides are
 * judged again here, by what is planned now; what is only warned of wants a reason.
 * @throws SwapUnknown, SwapStateWrong, SwapOfAnother, SwapShiftChanged, PlanRefused, WarningsOpen, PublishedElsewhere
 */
export const approveSwap = command({
  name: 'roster.approveSwap',
  permission: 'roster.plan',
  scope: 'store',
  input: approveSwapInput,
  async run(tx, { storeId, swapId, reason, requestId }, ctx) {
    const asked = await tx.shiftSwap.findUnique({ where: { storeId_id: { storeId, id: swapId } } });
    if (!asked) throw new SwapUnknown();
    const mondays = weeksOfSwap(asked);
    const weeks: RosterWeek[] = [];
    for (const monday of mondays) weeks.push(await lockWeekAsIs(tx, { storeId, monday }));
    await lockPlanned(tx, [asked.giverId, ...(asked.takerId ? [asked.takerId] : [])]);
    const swap = await lockSwap(tx, storeId, swapId);
    const { takerId } = swap;
    if (swap.state !== 'TAKEN' || takerId === null || takerId !== asked.takerId) throw new SwapStateWrong();
    const { personId } = ctx.actor;
    if (personId === swap.giverId || personId === takerId) throw new SwapOfAnother();
    if (swap.startsAt <= ctx.now) throw new SwapShiftChanged();
    const terms = termsOf(swap, takerId, partId(requestId, 'part'));
    const tested = await testSwap(tx, storeId, mondays, terms);
    const by = { byId: personId, at: ctx.now };
    for (const { monday, findings } of tested) {
      const week = weeks.find((one) => dateToDay(one.monday) === monday);
      if (week) await answerFor(tx, week, findings, { ...by, reason });
    }
    const changes = await exchange(tx, {
      ...{ storeId, weeks, ...by },
      ids: [terms.shiftId, ...(terms.counterShiftId ? [terms.counterShiftId] : [])],
      turned: (shifts) => afterSwap(shifts, terms),
    });
    await tx.shiftSwap.update({
      where: { storeId_id: { storeId, id: swapId } },
      data: { state: 'APPROVED', decidedById: personId, decidedAt: ctx.now, decidedNote: reason ?? '' },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.approveSwap',
      subjectKind: 'shift_swap',
      subjectId: swapId,
      after: { ...(await swapInTrail(tx, swap)), taker: takerId, changes },
      requestId,
    });
    return { swapId, changes };
  },
});
