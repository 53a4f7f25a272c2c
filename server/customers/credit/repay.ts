import { fenToText, sumFen } from '@/lib/money';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { allot } from './credit-rules';
import { CreditEntryNotOpen, MoreThanOwedOnAccount } from './errors';
import { lockAccount, openOf } from './lock-accounts';
import { lockWhereTaken } from './lock-where-taken';
import { postCreditEntries } from './post-credit-entry';
import { repayInput } from './schema';
import { writeRepayment } from './write-repayment';

/**
 * A customer pays what they owe, in whatever store, at a counter by any tender or in the office by transfer, which wants a right of its own. It pays what is named, else
 * the oldest due; more than is owed is kept where whoever takes it says so.
 * @throws Forbidden, CustomerUnknown, MoreThanOwedOnAccount, CreditEntryNotOpen, DrawerWanted, NotFound, TillSessionClosed, DrawerOfAnother
 */
export const repay = command({
  name: 'credit.repay',
  permission: 'credit.repay',
  scope: 'store',
  input: repayInput,
  async run(tx, input, ctx) {
    const { requestId, storeId, sessionId, tenders, entryIds } = input;
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    await lockWhereTaken(tx, ctx, { storeId, sessionId, tenders });
    const number = await takeDocumentNumber(tx, storeId, 'CREDIT_REPAYMENT');
    const { customerId, receivableFen } = await lockAccount(tx, input.customerId);
    const open = await openOf(tx, customerId, 'OWED');
    if (entryIds.some((id) => !open.some(({ entryId }) => entryId === id))) throw new CreditEntryNotOpen();
    const amountFen = sumFen(tenders.map((tender) => tender.amountFen));
    const owedFen = sumFen(open.map(({ leftFen }) => leftFen));
    if (amountFen > owedFen && !input.keepsRest)
      throw new MoreThanOwedOnAccount({ owed: fenToText(owedFen) });
    const at = { businessDay, occurredAt: ctx.now, personId: ctx.actor.personId };
    await writeRepayment(tx, {
      ...at,
      storeId,
      id: requestId,
      number,
      customerId,
      sessionId,
      tenders: tenders.map((tender) => ({ ...tender, reference: tender.reference ?? '' })),
      note: input.note ?? '',
    });
    const entryId = newId();
    const parts = allot(open, amountFen, entryIds);
    await postCreditEntries(
      tx,
      storeId,
      [
        {
          ...at,
          id: entryId,
          customerId,
          account: 'RECEIVABLE',
          kind: 'REPAYMENT',
          amountFen: -amountFen,
          documentKind: 'REPAYMENT',
          documentId: requestId,
          dueDay: null,
        },
      ],
      parts.map((part) => ({
        ...at,
        paying: { entryId, storeId, day: businessDay.day },
        owed: part.open,
        amountFen: part.amountFen,
      })),
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'credit.repay',
      subjectKind: 'creditRepayment',
      subjectId: requestId,
      after: { number, amountFen, customerId },
      businessDay,
      requestId,
    });
    return {
      repaymentId: requestId,
      number,
      amountFen,
      /** What they still owe; below zero, what is kept for them. */
      receivableFen: receivableFen - amountFen,
      keptFen: amountFen - sumFen(parts.map((part) => part.amountFen)),
    };
  },
});
