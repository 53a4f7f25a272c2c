import { dateToDay } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { lockDrawerForMoney } from '@/server/tills/drawer-for-money';
import { RepaymentReversed, RepaymentUnknown } from './errors';
import { lockAccount } from './lock-accounts';
import { type CreditMatching, type EntryPlace, postCreditEntries } from './post-credit-entry';
import { reverseRepaymentInput } from './schema';
import { writeRepayment } from './write-repayment';

/**
 * A repayment that was none is taken back: its money by the tenders it came with, and what it paid is owed again as it was.
 * @throws RepaymentUnknown, RepaymentReversed, DrawerWanted, NotFound, TillSessionClosed, DrawerOfAnother
 */
export const reverseRepayment = command({
  name: 'credit.reverseRepayment',
  permission: 'credit.reverseRepayment',
  scope: 'store',
  input: reverseRepaymentInput,
  async run(tx, { requestId, storeId, repaymentId, sessionId, reason }, ctx) {
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    if (sessionId) await lockDrawerForMoney(tx, ctx, storeId, sessionId);
    const number = await takeDocumentNumber(tx, storeId, 'CREDIT_REPAYMENT');
    const repayment = await tx.creditRepayment.findUnique({
      where: { storeId_id: { storeId, id: repaymentId } },
      include: { tenders: { orderBy: { lineNo: 'asc' } } },
    });
    // What was paid in to be spent later is given back as such.
    if (!repayment || repayment.purpose !== null) throw new RepaymentUnknown();
    const { customerId } = await lockAccount(tx, repayment.customerId);
    const reversal = await tx.creditRepayment.findFirst({ where: { storeId, reversesId: repaymentId } });
    if (repayment.reversesId || reversal) throw new RepaymentReversed();
    const at = { businessDay, occurredAt: ctx.now, personId: ctx.actor.personId };
    await writeRepayment(tx, {
      ...at,
      storeId,
      id: requestId,
      number,
      customerId,
      sessionId,
      tenders: repayment.tenders.map(({ kind, amountFen: fen, reference }) => ({
        kind,
        amountFen: -fenOf(fen),
        reference,
      })),
      note: reason,
      reversesId: repaymentId,
    });
    const entry = await tx.creditEntry.findFirstOrThrow({ where: { storeId, documentId: repaymentId } });
    const amountFen = -fenOf(entry.amountFen);
    const paying: EntryPlace = { entryId: entry.id, storeId, day: dateToDay(entry.businessDay) };
    const owed: EntryPlace = { entryId: newId(), storeId, day: businessDay.day };
    await postCreditEntries(
      tx,
      storeId,
      [
        {
          ...at,
          id: owed.entryId,
          customerId,
          account: 'RECEIVABLE',
          kind: 'REPAYMENT',
          amountFen,
          documentKind: 'REPAYMENT',
          documentId: requestId,
          dueDay: businessDay.day,
          reason,
          reversesId: entry.id,
        },
      ],
      [
        ...(await paidBy(tx, entry.id)).map((part) => ({ ...at, ...part, paying })),
        { ...at, paying, owed, amountFen },
      ],
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'credit.reverseRepayment',
      subjectKind: 'creditRepayment',
      subjectId: requestId,
      after: { number, amountFen: -amountFen, of: repayment.number, reason },
      businessDay,
      requestId,
    });
    return { repaymentId: requestId, number };
  },
});

/** What an entry pays now, as matches that take it back. */
async function paidBy(tx: Tx, entryId: string): Promise<Pick<CreditMatching, 'owed' | 'amountFen'>[]> {
  const sums = await tx.creditMatch.groupBy({
    by: ['owedStoreId', 'owedEntryId'],
    where: { payingEntryId: entryId },
    _sum: { amountFen: true },
    orderBy: { owedEntryId: 'asc' },
  });
  const standing = sums.filter(({ _sum }) => (_sum.amountFen ?? 0n) !== 0n);
  const opens = await tx.creditOpen.findMany({
    where: { entryId: { in: standing.map(({ owedEntryId }) => owedEntryId) } },
    select: { entryId: true, businessDay: true },
  });
  const days = new Map(opens.map(({ entryId: id, businessDay }) => [id, dateToDay(businessDay)]));
  return standing.map(({ owedStoreId, owedEntryId, _sum }) => ({
    owed: { entryId: owedEntryId, storeId: owedStoreId, day: days.get(owedEntryId) ?? '' },
    amountFen: -fenOf(_sum.amountFen ?? 0n),
  }));
}
