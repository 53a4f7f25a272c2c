import { calendarDay } from '@/lib/business-day';
import { caseNumber } from '@/lib/case-number';
import { fenToText } from '@/lib/money';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { newId, partId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { moveCashFor } from '@/server/tills/move-cash';
import { MoreThanOwed, NotAcknowledged, ShortageStateWrong, WageCapReached } from './errors';
import {
  type LockedShare,
  lockShare,
  monthToDate,
  postingOf,
  readShare,
  refuseOwners,
} from './shortage-internal';
import { isPayrollMonth, leftToPay, shareState, wageCap } from './shortage-rules';
import { addToPayrollInput, settleInCashInput } from './shortage-schema';

/**
 * The person pays into a drawer.
 * @throws ShortageUnknown, OwnShortage, ShortageStateWrong, MoreThanOwed, NotFound, TillSessionClosed, DrawerOfAnother
 */
export const settleInCash = command({
  name: 'shortages.settleInCash',
  permission: 'shortages.settle',
  scope: 'store',
  input: settleInCashInput,
  async run(tx, { storeId, shareId, sessionId, amountFen, requestId }, ctx) {
    const { businessDay, day } = await postingOf(tx, ctx, storeId);
    const reason = caseNumber((await readShare(tx, storeId, shareId)).case.number);
    await moveCashFor.runIn(tx, ctx, {
      storeId,
      requestId: partId(requestId, 'cash'),
      sessionId,
      kind: 'PAID_IN',
      amountFen,
      reason,
    });
    const locked = await lockShare(tx, storeId, shareId);
    await refuseOwners(tx, ctx, storeId, locked.case.id);
    requireOwed(locked, amountFen);
    await tx.shortageSettlement.create({
      data: {
        storeId,
        id: newId(),
        shareId,
        personId: locked.share.personId,
        kind: 'CASH',
        amountFen: BigInt(amountFen),
        sessionId,
        settledById: ctx.actor.personId,
        settledAt: ctx.now,
        businessDay: day,
      },
    });
    await addSettled(tx, locked, amountFen);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'shortages.settleInCash',
      subjectKind: 'shortageCase',
      subjectId: locked.case.id,
      after: { number: locked.case.number, amountFen },
      businessDay,
      requestId,
    });
    return { caseId: locked.case.id, leftFen: leftToPay(locked.facts) - amountFen };
  },
});

/**
 * An instalment on a month's payroll list, once the person agreed; what all shortages take of a month's wage, in every
 * store, stays within the store's cap. The wage is typed for that and kept nowhere.
 * @throws ShortageUnknown, OwnShortage, ShortageStateWrong, MoreThanOwed, NotAcknowledged, WageCapReached, InvalidInput
 */
export const addToPayroll = command({
  name: 'shortages.addToPayroll',
  permission: 'shortages.settle',
  scope: 'store',
  input: addToPayrollInput,
  async run(tx, { storeId, shareId, month, amountFen, wageFen, requestId }, ctx) {
    const { store, businessDay, day } = await postingOf(tx, ctx, storeId);
    if (!isPayrollMonth(month, calendarDay(ctx.now, store.timeZone)))
      throw new InvalidInput({ field: 'month', problem: 'range' });
    const locked = await lockShare(tx, storeId, shareId);
    await refuseOwners(tx, ctx, storeId, locked.case.id);
    requireOwed(locked, amountFen);
    await requireAcknowledged(tx, locked);
    const { personId } = locked.share;
    const left = wageCap(wageFen, store.shortageWageCapBp) - (await onPayroll(tx, personId, month));
    if (amountFen > left) throw new WageCapReached({ month, left: fenToText(Math.max(0, left)) });
    await tx.shortageSettlement.create({
      data: {
        storeId,
        id: newId(),
        shareId,
        personId,
        kind: 'PAYROLL',
        amountFen: BigInt(amountFen),
        month: monthToDate(month),
        settledById: ctx.actor.personId,
        settledAt: ctx.now,
        businessDay: day,
      },
    });
    await addSettled(tx, locked, amountFen);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'shortages.addToPayroll',
      subjectKind: 'shortageCase',
      subjectId: locked.case.id,
      after: { number: locked.case.number, month, amountFen },
      businessDay,
      requestId,
    });
    return { caseId: locked.case.id, leftFen: leftToPay(locked.facts) - amountFen };
  },
});

/** @throws ShortageStateWrong, MoreThanOwed */
function requireOwed({ facts }: LockedShare, amountFen: number): void {
  if (shareState(facts) !== 'owing') throw new ShortageStateWrong();
  const left = leftToPay(facts);
  if (amountFen > left) throw new MoreThanOwed({ left: fenToText(left) });
}

async function addSettled(tx: Tx, { share, facts }: LockedShare, amountFen: number): Promise<void> {
  await tx.shortageBalance.update({
    where: { storeId_shareId: { storeId: share.storeId, shareId: share.id } },
    data: { settledFen: BigInt(facts.settledFen + amountFen) },
  });
}

/** @throws NotAcknowledged */
async function requireAcknowledged(tx: Tx, { share, decisionId }: LockedShare): Promise<void> {
  const found = decisionId
    ? await tx.shortageAcknowledgement.findUnique({
        where: { storeId_decisionId: { storeId: share.storeId, decisionId } },
      })
    : null;
  if (!found) throw new NotAcknowledged();
}

/** What shortages take of a person's wage in a month already, in all stores, fen; others who add to it wait. */
async function onPayroll(tx: Tx, personId: string, month: string): Promise<number> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`shortages of ${personId}`}, 2))::text`;
  const sum = await tx.shortageSettlement.aggregate({
    where: { personId, kind: 'PAYROLL', month: monthToDate(month) },
    _sum: { amountFen: true },
  });
  return fenOf(sum._sum.amountFen ?? 0n);
}
