import type { RosterWeek, ShiftSwap } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { refuseLockedMonths } from '../leave/locked-months';
import { planningFactsOf } from '../planning-facts-of';
import { lockPlanned, lockWeekAsIs, refuseErrors } from '../roster-internal';
import { SwapOfAnother, SwapShiftChanged, SwapStateWrong, SwapUnknown } from './errors';
import { answerFor, exchange } from './exchange-shifts';
import { lapseSwaps } from './lapse-swaps';
import { undoSwapInput } from './schema';
import { lockSwap, swapInTrail, weeksOfSwap } from './swap-internal';
import { beforeSwap, brokenByTurn, type UndoneTerms } from './swap-rules';

/**
 * A swap that was approved wrongly: its shifts are whose they were, in the plan and as they were published, as a version both are told with
 * the reason. Also when it was worked already, until the month is locked: whoever punched is judged anew by it.
 * @throws SwapUnknown, SwapStateWrong, SwapOfAnother, SwapShiftChanged, PlanRefused, PublishedElsewhere, MonthLocked
 */
export const undoSwap = command({
  name: 'roster.undoSwap',
  permission: 'roster.plan',
  scope: 'store',
  input: undoSwapInput,
  async run(tx, { storeId, swapId, reason, requestId }, ctx) {
    const asked = await tx.shiftSwap.findUnique({ where: { storeId_id: { storeId, id: swapId } } });
    if (!asked) throw new SwapUnknown();
    const weeks: RosterWeek[] = [];
    for (const monday of weeksOfSwap(asked)) weeks.push(await lockWeekAsIs(tx, { storeId, monday }));
    await lockPlanned(tx, [asked.giverId, ...(asked.takerId ? [asked.takerId] : [])]);
    const swap = await lockSwap(tx, storeId, swapId);
    const { takerId, giverId } = swap;
    if (swap.state !== 'APPROVED' || takerId === null) throw new SwapStateWrong();
    const { personId: byId } = ctx.actor;
    if (byId === giverId || byId === takerId) throw new SwapOfAnother();
    const terms = await termsOfUndoing(tx, swap, takerId);
    const ids = [terms.shiftId, terms.counterShiftId, terms.pieceId].flatMap((id) => id ?? []);
    await refuseLockedOf(tx, storeId, ids);
    const by = { byId, at: ctx.now };
    for (const week of weeks) {
      const facts = await planningFactsOf(tx, storeId, dateToDay(week.monday));
      const findings = brokenByTurn(facts, beforeSwap(facts.shifts, terms), [giverId, takerId]);
      if (findings === null) throw new SwapShiftChanged();
      refuseErrors(findings);
      await answerFor(tx, week, findings, { ...by, reason });
    }
    await lapseSwaps(tx, ctx, { storeId, shiftIds: ids, requestId });
    const changes = await exchange(tx, {
      ...{ storeId, weeks, ids, ...by },
      turned: (shifts) => beforeSwap(shifts, terms),
    });
    await tx.shiftSwap.update({
      where: { storeId_id: { storeId, id: swapId } },
      data: { state: 'UNDONE', undoneAt: ctx.now, undoneById: byId, undoneNote: reason },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.undoSwap',
      subjectKind: 'shift_swap',
      subjectId: swapId,
      after: { ...(await swapInTrail(tx, swap)), taker: takerId, changes, reason },
      requestId,
    });
    return { swapId, changes };
  },
});

/** What was given, and of a part the shift it became: the taker's at that very time. @throws SwapShiftChanged */
async function termsOfUndoing(tx: Tx, swap: ShiftSwap, takerId: string): Promise<UndoneTerms> {
  const { storeId, shiftId, startsAt, endsAt, isPart, giverId, counterShiftId } = swap;
  const piece = isPart
    ? await tx.publishedShift.findFirst({
        where: { storeId, personId: takerId, startsAt, endsAt },
        select: { id: true },
      })
    : null;
  if (isPart && !piece) throw new SwapShiftChanged();
  const pieceId = piece?.id ?? null;
  return { shiftId, startsAt, endsAt, isPart, giverId, takerId, counterShiftId, pieceId };
}

/** @throws MonthLocked */
async function refuseLockedOf(tx: Tx, storeId: string, ids: readonly string[]): Promise<void> {
  const shifts = await tx.publishedShift.findMany({
    where: { storeId, id: { in: [...ids] } },
    select: { day: true },
  });
  await refuseLockedMonths.ask()(
    tx,
    storeId,
    shifts.map(({ day }) => dateToDay(day)),
  );
}
