import { complaintNumber } from '@/lib/complaint-number';
import { correctCredit } from '@/server/customers/credit/correct-credit';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { goodsOfTicket } from '@/server/sales/goods-of-ticket';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { moveCashFor } from '@/server/tills/move-cash';
import { requireWorks } from './case-internal';
import { OutcomeDocumentWrong } from './errors';
import { type Given, lockOutcome, requireGivable, writeGiven } from './outcome-internal';
import { approveInput, giveCashInput, giveGoodsInput, linkTicketInput } from './schema';

interface OfOutcome {
  storeId: string;
  complaintId: string;
  outcomeId: string;
}

/** What was decided, before anything is locked: day, drawer, account and stock are locked before the case. @throws NotFound, as `requireGivable` */
async function decidedOf(tx: Tx, of: OfOutcome, kind: string) {
  const decided = await tx.complaintOutcome.findUnique({
    where: { storeId_id: { storeId: of.storeId, id: of.outcomeId } },
    include: { complaint: { select: { number: true, customerId: true } } },
  });
  if (decided?.complaintId !== of.complaintId) throw new NotFound({ noun: 'complaintOutcome' });
  requireGivable(decided, kind);
  return { ...decided, reason: complaintNumber(decided.complaint.number) };
}

/** The document is booked: looked at once more behind the lock, so that nothing is given twice. */
async function wasGiven(tx: Tx, ctx: ActorContext, of: OfOutcome, kind: string, given: Given) {
  const found = await lockOutcome(tx, ctx, of);
  requireGivable(found.outcome, kind);
  return writeGiven(tx, ctx, found, given);
}

/**
 * A compensation out of a drawer, by the till's own command: the cash ledger has it, and the case names the entry.
 * @throws NotFound, OutcomeNotApproved, OutcomeGivenAlready, OutcomeDocumentWrong, TillSessionClosed, DrawerOfAnother, DrawerTooEmpty
 */
export const giveCash = command({
  name: 'complaints.giveCash',
  permission: 'complaints.lead',
  scope: 'store',
  input: giveCashInput,
  async run(tx, { sessionId, requestId, ...of }, ctx) {
    const { amountFen, reason } = await decidedOf(tx, of, 'CASH');
    const { movementId } = await moveCashFor.runIn(tx, ctx, {
      storeId: of.storeId,
      requestId: partId(requestId, 'cash'),
      sessionId,
      kind: 'PAID_OUT',
      amountFen: fenOf(amountFen ?? 0n),
      reason,
    });
    return wasGiven(tx, ctx, of, 'CASH', { requestId, kind: 'CASH_MOVEMENT', documentId: movementId });
  },
});

/**
 * Store credit of the customer the case is of, by the ledger's own command.
 * @throws NotFound, OutcomeNotApproved, OutcomeGivenAlready, OutcomeDocumentWrong where nobody known complains
 */
export const giveCredit = command({
  name: 'complaints.giveCredit',
  permission: 'complaints.lead',
  scope: 'store',
  input: approveInput,
  async run(tx, { requestId, ...of }, ctx) {
    const { amountFen, reason, complaint } = await decidedOf(tx, of, 'STORE_CREDIT');
    if (!complaint.customerId) throw new OutcomeDocumentWrong();
    const { entryId } = await correctCredit.runIn(tx, ctx, {
      storeId: of.storeId,
      requestId: partId(requestId, 'credit'),
      customerId: complaint.customerId,
      account: 'STORE_CREDIT',
      amountFen: fenOf(amountFen ?? 0n),
      reason,
    });
    return wasGiven(tx, ctx, of, 'STORE_CREDIT', { requestId, kind: 'CREDIT_ENTRY', documentId: entryId });
  },
});

/** Goods as compensation, by a stock adjustment. @throws NotFound, OutcomeNotApproved, OutcomeGivenAlready, OutcomeDocumentWrong, and as adjusting stock */
export const giveGoods = command({
  name: 'complaints.giveGoods',
  permission: 'complaints.lead',
  scope: 'store',
  input: giveGoodsInput,
  async run(tx, { zoneId, requestId, ...of }, ctx) {
    const { productId, quantity, reason } = await decidedOf(tx, of, 'GOODS');
    const documentId = partId(requestId, 'goods');
    await adjustStock.runIn(tx, ctx, {
      storeId: of.storeId,
      requestId: documentId,
      reason: 'OWN_USE',
      note: reason,
      lines: [
        {
          productId: productId ?? '',
          quantity: `-${quantity?.toString() ?? '0'}`,
          ...(zoneId ? { zoneId } : {}),
        },
      ],
    });
    return wasGiven(tx, ctx, of, 'GOODS', { requestId, kind: 'ADJUSTMENT', documentId });
  },
});

/**
 * The return or exchange by which it was made good, once it is rung up: a ticket of this store, of the sale the case is about where it
 * names one, and of no other case.
 * @throws NotFound, OutcomeGivenAlready, OutcomeDocumentWrong
 */
export const linkTicket = command({
  name: 'complaints.linkTicket',
  permission: 'complaints.work',
  scope: 'store',
  input: linkTicketInput,
  async run(tx, { number, requestId, ...of }, ctx) {
    const found = await lockOutcome(tx, ctx, of);
    requireWorks(ctx, found.locked);
    requireGivable(found.outcome, 'RETURN', 'REFUND', 'EXCHANGE');
    const ticket = await goodsOfTicket(tx, of.storeId, { number });
    if (!ticket) throw new NotFound({ noun: 'ticket' });
    const { ticketId } = found.locked.row;
    const isReturn = ticket.kind === 'RETURN' || ticket.kind === 'EXCHANGE';
    if (!isReturn || (ticketId !== null && ticket.originalTicketId !== ticketId))
      throw new OutcomeDocumentWrong();
    const used = await tx.complaintOutcome.count({
      where: { storeId: of.storeId, documentKind: 'TICKET', documentId: ticket.id },
    });
    if (used > 0) throw new OutcomeDocumentWrong();
    return writeGiven(tx, ctx, found, { requestId, kind: 'TICKET', documentId: ticket.id });
  },
});
