import { complaintNumber } from '@/lib/complaint-number';
import { fenToText } from '@/lib/money';
import { productsById } from '@/server/catalog/products-by-id';
import { correctCredit } from '@/server/customers/credit/correct-credit';
import { command } from '@/server/platform/command';
import type { Acting, ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { InvalidInput, NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { goodsOfTicket } from '@/server/sales/goods-of-ticket';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { moveCashFor } from '@/server/tills/move-cash';
import { changeCase, type LockedCase, lockCase, requireWorks, stateOf } from './case-internal';
import { isCompensation, isOpen } from './complaint-rules';
import {
  AboveOwnLimit,
  ComplaintStateWrong,
  OutcomeDocumentWrong,
  OutcomeGivenAlready,
  OutcomeNotApproved,
} from './errors';
import { approveInput, decideInput, giveCashInput, giveGoodsInput, linkTicketInput } from './schema';
import { limitOf } from './times-and-limits';

/**
 * What comes of a complaint; its id is the requestId. A compensation above what the person may give by themself waits for somebody
 * who may.
 * @throws ComplaintUnknown, ComplaintChanged, ComplaintOfAnother, ComplaintStateWrong, InvalidInput, NotFound
 */
export const decideOutcome = command({
  name: 'complaints.decide',
  permission: 'complaints.work',
  scope: 'store',
  input: decideInput,
  async run(tx, { kind, text, amountFen, productId, quantity, requestId, ...of }, ctx) {
    const locked = await lockCase(tx, ctx, of);
    requireWorks(ctx, locked);
    const { row } = locked;
    if (!isOpen(stateOf(row))) throw new ComplaintStateWrong({ state: row.state });
    const isMoney = kind === 'CASH' || kind === 'STORE_CREDIT';
    if (isMoney !== (amountFen !== undefined))
      throw new InvalidInput({ field: 'amountFen', problem: isMoney ? 'required' : 'range' });
    const isGoods = kind === 'GOODS';
    if (isGoods !== (productId !== undefined && quantity !== undefined))
      throw new InvalidInput({ field: 'productId', problem: isGoods ? 'required' : 'range' });
    const worthFen = isMoney ? (amountFen ?? 0) : await worthOf(tx, productId, quantity);
    const needsApproval =
      isCompensation(kind) && worthFen > (await limitOf(tx, ctx.actor.grants, row.storeId));
    await tx.complaintOutcome.create({
      data: {
        storeId: row.storeId,
        id: requestId,
        complaintId: row.id,
        round: row.round,
        kind,
        text,
        amountFen: amountFen === undefined ? null : BigInt(amountFen),
        productId: productId ?? null,
        quantity: quantity ?? null,
        decidedById: ctx.actor.personId,
        decidedAt: ctx.now,
        needsApproval,
      },
      select: { id: true },
    });
    const changed = await changeCase(tx, ctx, locked, {
      action: 'complaints.decide',
      requestId,
      step: { kind: 'OUTCOME', text, facts: { kind, ...(amountFen ? { amountFen } : {}) } },
      facts: { kind, ...(amountFen ? { amountFen } : {}), ...(needsApproval ? { needsApproval } : {}) },
    });
    return { ...changed, outcomeId: requestId, needsApproval };
  },
});

/** Goods are worth their price, whoever gives them. @throws NotFound */
async function worthOf(tx: Tx, productId: string | undefined, quantity: string | undefined): Promise<number> {
  if (!productId) return 0;
  const product = (await productsById(tx, [productId])).get(productId);
  if (!product) throw new NotFound({ noun: 'product' });
  return Math.round(fenOf(product.listPriceFen) * Number(quantity ?? 0));
}

async function lockOutcome(
  tx: Tx,
  ctx: Acting,
  of: { storeId: string; complaintId: string; outcomeId: string },
) {
  const locked = await lockCase(tx, ctx, of);
  const outcome = await tx.complaintOutcome.findUnique({
    where: { storeId_id: { storeId: of.storeId, id: of.outcomeId } },
  });
  if (outcome?.complaintId !== of.complaintId) throw new NotFound({ noun: 'complaintOutcome' });
  return { locked, outcome };
}

/** Somebody else, whose limit reaches so far, agrees to a compensation. @throws NotFound, AboveOwnLimit, OutcomeGivenAlready */
export const approveOutcome = command({
  name: 'complaints.approve',
  permission: 'complaints.lead',
  scope: 'store',
  input: approveInput,
  async run(tx, { requestId, ...of }, ctx) {
    const { locked, outcome } = await lockOutcome(tx, ctx, of);
    if (!outcome.needsApproval || outcome.approvedAt) throw new OutcomeGivenAlready();
    const limit = await limitOf(tx, ctx.actor.grants, of.storeId);
    const worthFen =
      outcome.amountFen === null
        ? await worthOf(tx, outcome.productId ?? undefined, outcome.quantity?.toString())
        : fenOf(outcome.amountFen);
    if (worthFen > limit || outcome.decidedById === ctx.actor.personId)
      throw new AboveOwnLimit({ limit: fenToText(limit) });
    await tx.complaintOutcome.update({
      where: { storeId_id: { storeId: of.storeId, id: outcome.id } },
      data: { approvedById: ctx.actor.personId, approvedAt: ctx.now },
      select: { id: true },
    });
    return changeCase(tx, ctx, locked, {
      action: 'complaints.approve',
      requestId,
      step: { kind: 'APPROVED', facts: { kind: outcome.kind } },
      facts: { kind: outcome.kind },
    });
  },
});

/** Ready to be given: of this kind, approved where it must be, and not given yet. */
function requireGivable(
  outcome: { kind: string; needsApproval: boolean; approvedAt: Date | null; givenAt: Date | null },
  ...kinds: string[]
): void {
  if (!kinds.includes(outcome.kind)) throw new OutcomeDocumentWrong();
  if (outcome.needsApproval && !outcome.approvedAt) throw new OutcomeNotApproved();
  if (outcome.givenAt) throw new OutcomeGivenAlready();
}

interface Given {
  requestId: string;
  kind: 'TICKET' | 'CASH_MOVEMENT' | 'CREDIT_ENTRY' | 'ADJUSTMENT';
  documentId: string;
}

async function writeGiven(
  tx: Tx,
  ctx: ActorContext,
  { locked, outcome }: { locked: LockedCase; outcome: { id: string; kind: string } },
  { requestId, kind, documentId }: Given,
) {
  await tx.complaintOutcome.update({
    where: { storeId_id: { storeId: locked.row.storeId, id: outcome.id } },
    data: {
      documentKind: kind,
      documentId,
      givenById: ctx.actor.personId,
      givenAt: ctx.now,
    },
    select: { id: true },
  });
  return changeCase(tx, ctx, locked, {
    action: 'complaints.give',
    requestId,
    step: { kind: 'GIVEN', facts: { kind: outcome.kind, document: kind } },
    facts: { kind: outcome.kind, document: kind },
  });
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
    const decided = await tx.complaintOutcome.findUnique({
      where: { storeId_id: { storeId: of.storeId, id: of.outcomeId } },
      include: { complaint: { select: { number: true } } },
    });
    if (decided?.complaintId !== of.complaintId) throw new NotFound({ noun: 'complaintOutcome' });
    requireGivable(decided, 'CASH');
    // Business day and drawer are locked before the case.
    const { movementId } = await moveCashFor.runIn(tx, ctx, {
      storeId: of.storeId,
      requestId: partId(requestId, 'cash'),
      sessionId,
      kind: 'PAID_OUT',
      amountFen: fenOf(decided.amountFen ?? 0n),
      reason: complaintNumber(decided.complaint.number),
    });
    const found = await lockOutcome(tx, ctx, of);
    requireGivable(found.outcome, 'CASH');
    return writeGiven(tx, ctx, found, { requestId, kind: 'CASH_MOVEMENT', documentId: movementId });
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
    const decided = await tx.complaintOutcome.findUnique({
      where: { storeId_id: { storeId: of.storeId, id: of.outcomeId } },
      include: { complaint: { select: { number: true, customerId: true } } },
    });
    if (decided?.complaintId !== of.complaintId) throw new NotFound({ noun: 'complaintOutcome' });
    requireGivable(decided, 'STORE_CREDIT');
    if (!decided.complaint.customerId) throw new OutcomeDocumentWrong();
    const { entryId } = await correctCredit.runIn(tx, ctx, {
      storeId: of.storeId,
      requestId: partId(requestId, 'credit'),
      customerId: decided.complaint.customerId,
      account: 'STORE_CREDIT',
      amountFen: fenOf(decided.amountFen ?? 0n),
      reason: complaintNumber(decided.complaint.number),
    });
    const found = await lockOutcome(tx, ctx, of);
    requireGivable(found.outcome, 'STORE_CREDIT');
    return writeGiven(tx, ctx, found, { requestId, kind: 'CREDIT_ENTRY', documentId: entryId });
  },
});

/** Goods as compensation, by a stock adjustment. @throws NotFound, OutcomeNotApproved, OutcomeGivenAlready, OutcomeDocumentWrong, and as adjusting stock */
export const giveGoods = command({
  name: 'complaints.giveGoods',
  permission: 'complaints.lead',
  scope: 'store',
  input: giveGoodsInput,
  async run(tx, { zoneId, requestId, ...of }, ctx) {
    const decided = await tx.complaintOutcome.findUnique({
      where: { storeId_id: { storeId: of.storeId, id: of.outcomeId } },
      include: { complaint: { select: { number: true } } },
    });
    if (decided?.complaintId !== of.complaintId) throw new NotFound({ noun: 'complaintOutcome' });
    requireGivable(decided, 'GOODS');
    const documentId = partId(requestId, 'goods');
    await adjustStock.runIn(tx, ctx, {
      storeId: of.storeId,
      requestId: documentId,
      reason: 'OWN_USE',
      note: complaintNumber(decided.complaint.number),
      lines: [
        {
          productId: decided.productId ?? '',
          quantity: `-${decided.quantity?.toString() ?? '0'}`,
          ...(zoneId ? { zoneId } : {}),
        },
      ],
    });
    const found = await lockOutcome(tx, ctx, of);
    requireGivable(found.outcome, 'GOODS');
    return writeGiven(tx, ctx, found, { requestId, kind: 'ADJUSTMENT', documentId });
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
