import type { z } from 'zod';
import { calendarDay } from '@/lib/business-day';
import { caseNumber } from '@/lib/case-number';
import { fenToText } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { newId, partId } from '@/server/platform/ids';
import { milliToColumn } from '@/server/platform/numbers';
import { dateOf, type PostingDay } from '@/server/platform/posting-day';
import { moveCashFor } from '@/server/tills/move-cash';
import { MoneyToGiveBack, MoreThanMissing, ShortageStateWrong } from './errors';
import { type LockedShare, lockShare, monthToDate, postingOf, refuseOwners } from './shortage-internal';
import { isPayrollMonth, reversalOf } from './shortage-rules';
import { reverseShareInput } from './shortage-schema';

type Input = z.output<typeof reverseShareInput>;

/**
 * Goods of a decided share were found: so much less is owed, and what was paid for them goes back. Books no stock: the
 * goods come in by an adjustment or the next stocktake.
 * @throws ShortageUnknown, OwnShortage, ShortageStateWrong, MoreThanMissing, MoneyToGiveBack, InvalidInput, TillSessionClosed, DrawerTooEmpty
 */
export const reverseShare = command({
  name: 'shortages.reverse',
  permission: 'shortages.decide',
  scope: 'store',
  input: reverseShareInput,
  async run(tx, input, ctx) {
    const { storeId, shareId } = input;
    const { store, businessDay, day } = await postingOf(tx, ctx, storeId);
    if (input.month !== undefined && !isPayrollMonth(input.month, calendarDay(ctx.now, store.timeZone)))
      throw new InvalidInput({ field: 'month', problem: 'range' });
    if (input.sessionId !== undefined) await lockDrawer(tx, storeId, input.sessionId);
    const locked = await lockShare(tx, storeId, shareId);
    const { facts, case: itsCase } = locked;
    await refuseOwners(tx, ctx, storeId, itsCase.id);
    if (!facts.decided || facts.objected) throw new ShortageStateWrong();
    const milli = milliFromText(input.quantity) ?? 0;
    const lacking = facts.quantityMilli - facts.foundMilli;
    if (milli > lacking) throw new MoreThanMissing({ left: lacking / 1000 });
    const { amountFen, giveBackFen } = reversalOf(facts, milli);
    const reversalId = newId();
    await tx.shortageReversal.create({
      data: {
        storeId,
        id: reversalId,
        shareId,
        quantity: input.quantity,
        amountFen: BigInt(amountFen),
        reason: input.reason,
        reversedById: ctx.actor.personId,
        reversedAt: ctx.now,
        businessDay: day,
      },
    });
    if (giveBackFen > 0) await giveBack(tx, ctx, { input, locked, reversalId, giveBackFen, businessDay });
    await tx.shortageBalance.update({
      where: { storeId_shareId: { storeId, shareId } },
      data: {
        settledFen: BigInt(facts.settledFen - giveBackFen),
        reversedFen: BigInt(facts.reversedFen + amountFen),
        foundQuantity: milliToColumn(facts.foundMilli + milli),
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'shortages.reverse',
      subjectKind: 'shortageCase',
      subjectId: itsCase.id,
      after: {
        number: itsCase.number,
        quantity: input.quantity,
        amountFen,
        giveBackFen,
        reason: input.reason,
      },
      businessDay,
      requestId: input.requestId,
    });
    return { caseId: itsCase.id, amountFen, giveBackFen };
  },
});

/** Sessions are locked before shares, as settling does. */
async function lockDrawer(tx: Tx, storeId: string, sessionId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM till_session WHERE store_id = ${storeId}::uuid AND id = ${sessionId}::uuid FOR UPDATE`;
}

/** Out of the drawer that was named, or with the month's wage. @throws MoneyToGiveBack when neither was named */
async function giveBack(
  tx: Tx,
  ctx: ActorContext,
  facts: {
    input: Input;
    locked: LockedShare;
    reversalId: string;
    giveBackFen: number;
    businessDay: PostingDay;
  },
): Promise<void> {
  const { input, locked, giveBackFen, businessDay } = facts;
  if (input.sessionId === undefined && input.month === undefined)
    throw new MoneyToGiveBack({ amount: fenToText(giveBackFen) });
  const { storeId, shareId, sessionId, month, requestId } = input;
  if (sessionId !== undefined) {
    const reason = caseNumber(locked.case.number);
    await moveCashFor.runIn(tx, ctx, {
      storeId,
      requestId: partId(requestId, 'cash'),
      sessionId,
      kind: 'PAID_OUT',
      amountFen: giveBackFen,
      reason,
    });
  }
  await tx.shortageSettlement.create({
    data: {
      storeId,
      id: newId(),
      shareId,
      personId: locked.share.personId,
      ...(sessionId === undefined
        ? { kind: 'PAYROLL' as const, month: monthToDate(month ?? '') }
        : { kind: 'CASH' as const, sessionId }),
      amountFen: BigInt(-giveBackFen),
      reversalId: facts.reversalId,
      settledById: ctx.actor.personId,
      settledAt: ctx.now,
      businessDay: dateOf(businessDay, storeId),
    },
  });
}
