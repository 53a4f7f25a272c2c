import { fenToText, sumFen } from '@/lib/money';
import { bonusOf } from '@/lib/top-up-bonus';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { lockDrawerForMoney } from '@/server/tills/drawer-for-money';
import { topUpRules } from '../members/top-up-rules';
import { StoredValueShort, TopUpBonusDiffers } from './errors';
import { lockAccount } from './lock-accounts';
import { lockWhereTaken } from './lock-where-taken';
import { type CreditPosting, postCreditEntries } from './post-credit-entry';
import { refundStoredInput, topUpInput } from './schema';
import { writeRepayment } from './write-repayment';

/**
 * A customer pays money in to be spent later (储值), at a till by any tender, in the office by transfer; the chain puts on top what its rules say. Both stand apart from each other.
 * @throws Forbidden, CustomerUnknown, TopUpBonusDiffers, DrawerWanted, NotFound, TillSessionClosed, DrawerOfAnother
 */
export const topUp = command({
  name: 'credit.topUp',
  permission: 'credit.topUp',
  scope: 'store',
  input: topUpInput,
  async run(tx, input, ctx) {
    const { requestId, storeId, sessionId, tenders } = input;
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    await lockWhereTaken(tx, ctx, { storeId, sessionId, tenders });
    const amountFen = sumFen(tenders.map((tender) => tender.amountFen));
    const bonusFen = bonusOf(await topUpRules(tx), amountFen);
    // The customer was told another: whoever takes the money says so before it is taken.
    if (bonusFen !== input.bonusFen) throw new TopUpBonusDiffers({ bonus: fenToText(bonusFen) });
    const number = await takeDocumentNumber(tx, storeId, 'CREDIT_REPAYMENT');
    const { customerId, storedValueFen, storedBonusFen } = await lockAccount(tx, input.customerId);
    const at = { businessDay, occurredAt: ctx.now, personId: ctx.actor.personId };
    await writeRepayment(tx, {
      ...at,
      storeId,
      id: requestId,
      number,
      customerId,
      sessionId,
      tenders: tenders.map((tender) => ({ ...tender, reference: tender.reference ?? '' })),
      note: '',
      purpose: 'TOP_UP',
    });
    const stored = { customerId, kind: 'TOP_UP' as const, documentId: requestId };
    await postCreditEntries(tx, storeId, [
      { ...ofDocument({ ...at, ...stored }), account: 'STORED_VALUE', amountFen },
      ...(bonusFen > 0
        ? [{ ...ofDocument({ ...at, ...stored }), account: 'STORED_BONUS' as const, amountFen: bonusFen }]
        : []),
    ]);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'credit.topUp',
      subjectKind: 'creditRepayment',
      subjectId: requestId,
      after: { number, amountFen, bonusFen, customerId },
      businessDay,
      requestId,
    });
    return {
      repaymentId: requestId,
      number,
      amountFen,
      bonusFen,
      storedValueFen: storedValueFen + amountFen,
      storedBonusFen: storedBonusFen + bonusFen,
    };
  },
});

/**
 * Gives back what is left of the money a customer paid in; what was put on top goes with it, in proportion, and all of it with the last of the money.
 * @throws CustomerUnknown, StoredValueShort, DrawerWanted, NotFound, TillSessionClosed, DrawerOfAnother
 */
export const refundStored = command({
  name: 'credit.refundStored',
  permission: 'credit.refundStored',
  scope: 'store',
  input: refundStoredInput,
  async run(tx, input, ctx) {
    const { requestId, storeId, sessionId, tenders, reason } = input;
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    if (sessionId) await lockDrawerForMoney(tx, ctx, storeId, sessionId);
    const number = await takeDocumentNumber(tx, storeId, 'CREDIT_REPAYMENT');
    const { customerId, storedValueFen, storedBonusFen } = await lockAccount(tx, input.customerId);
    const amountFen = sumFen(tenders.map((tender) => tender.amountFen));
    if (amountFen > storedValueFen) throw new StoredValueShort({ left: fenToText(storedValueFen) });
    const forfeitedFen = forfeited({ storedValueFen, storedBonusFen }, amountFen);
    const at = { businessDay, occurredAt: ctx.now, personId: ctx.actor.personId };
    await writeRepayment(tx, {
      ...at,
      storeId,
      id: requestId,
      number,
      customerId,
      sessionId,
      tenders: tenders.map(({ kind, amountFen: fen, reference = '' }) => ({
        kind,
        amountFen: -fen,
        reference,
      })),
      note: reason,
      purpose: 'STORED_REFUND',
    });
    const given = { ...at, customerId, kind: 'STORED_REFUND' as const, documentId: requestId, reason };
    await postCreditEntries(tx, storeId, [
      { ...ofDocument(given), account: 'STORED_VALUE', amountFen: -amountFen },
      ...(forfeitedFen > 0
        ? [{ ...ofDocument(given), account: 'STORED_BONUS' as const, amountFen: -forfeitedFen }]
        : []),
    ]);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'credit.refundStored',
      subjectKind: 'creditRepayment',
      subjectId: requestId,
      after: { number, amountFen, forfeitedFen, customerId, reason },
      businessDay,
      requestId,
    });
    return {
      repaymentId: requestId,
      number,
      amountFen,
      forfeitedFen,
      storedValueFen: storedValueFen - amountFen,
      storedBonusFen: storedBonusFen - forfeitedFen,
    };
  },
});

/** What of the bonus goes when so much of the money is given back. */
function forfeited(has: { storedValueFen: number; storedBonusFen: number }, amountFen: number): number {
  if (has.storedValueFen === 0) return 0;
  return Math.ceil((has.storedBonusFen * amountFen) / has.storedValueFen);
}

function ofDocument(
  of: Pick<
    CreditPosting,
    'customerId' | 'kind' | 'documentId' | 'personId' | 'businessDay' | 'occurredAt' | 'reason'
  >,
) {
  return { ...of, id: newId(), documentKind: 'REPAYMENT' as const, dueDay: null };
}
