import { Prisma } from '@/generated/prisma/client';
import { mulQuantity } from '@/lib/money';
import { milliToText } from '@/lib/quantity';
import { approvalUsesPiece } from '@/server/approvals/use-approvals';
import { type AuditFacts, actPieces } from '@/server/audit/write-audit-entry';
import { creditPieces } from '@/server/customers/credit/post-credit-entry';
import { canonicalHash } from '@/server/platform/canonical-hash';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, jsonRows, oneStatement } from '@/server/platform/sql';
import { lockStock, stockPieces } from '@/server/stock/post-stock-entries';
import { ruleOf } from '@/server/tills/payment-rules';
import { cashPiece } from '@/server/tills/post-cash-movement';
import { tenderPieces } from '@/server/tills/record-tenders';
import { partRows } from './parts-of-kits';
import { partsBack, type ReturnPlan, returnPostings } from './plan-return';
import { planReturnCredit } from './plan-return-credit';
import { planReturnPoints, pointsBefore } from './plan-return-points';
import { supersededFacts } from './sale-facts';
import type { CompleteReturn } from './schema';
import { returnedSerialPieces } from './serials';
import { seriesPiece } from './series-piece';
import { LINE_COLUMNS, TICKET_COLUMNS } from './write-sales';

/** What a return is booked with besides its own words. */
export interface ReturnFrame {
  /** A void takes the last sale back as a whole. */
  kind: 'RETURN' | 'VOID';
  tillId: string;
  closed: boolean;
  businessDay: PostingDay;
  deviceId: string;
  flags: string[];
  /** Its number was explained as lost before it arrived. */
  wasExplained: boolean;
  /** Who bought, as booked. */
  customerId: string | null;
  /** What the sale took on account, fen. */
  onAccountFen: number;
  /** What the sale came to, fen. */
  totalFen: number;
  /** The exchange it is a part of; null: none. */
  exchangeId: string | null;
  /** Somebody else allowed exactly this return. */
  approvalId: string | null;
}

/** Writes a planned return: ticket, lines, refunds, cash, goods and audit, in one statement. */
export async function writeReturn(
  tx: Tx,
  ctx: ActorContext,
  input: CompleteReturn,
  plan: ReturnPlan,
  frame: ReturnFrame,
): Promise<void> {
  const { storeId } = input;
  const personId = ctx.actor.personId;
  const at = {
    ticketId: input.requestId,
    businessDay: frame.businessDay,
    occurredAt: input.occurredAt,
    personId,
  };
  const zones = await tx.zone.findMany({
    where: { storeId, kind: { in: ['UNZONED', 'DAMAGED', 'AWAITING_PICKUP'] } },
  });
  const zone = (kind: string) => zones.find((candidate) => candidate.kind === kind)?.id ?? '';
  const postings = returnPostings(
    plan,
    { awaitingPickupId: zone('AWAITING_PICKUP'), damagedId: zone('DAMAGED'), unzonedId: zone('UNZONED') },
    at,
  );
  const costs = await lockStock(
    tx,
    storeId,
    postings.map(({ productId }) => productId),
  );
  const { credit, points } = await planAccounts(tx, input, plan, { frame, at });
  const cashFen = plan.refunds
    .filter(({ kind }) => ruleOf(kind).inDrawer)
    .reduce((sum, refund) => sum + refund.amountFen, 0);
  const acts = actPieces([{ ctx, facts: auditFacts(input, plan, frame) }]);
  await tx.$queryRaw(
    oneStatement(
      acts.heard ? 'return-write-heard' : 'return-write',
      {
        tickets: insertRows('ticket', TICKET_COLUMNS, [
          ticketRow(input, plan, frame, { personId, customerId: credit.customerId }),
        ]),
        lines: insertRows(
          'ticket_line',
          LINE_COLUMNS,
          plan.lines.map((line) => lineRow(input, line, frame.businessDay)),
        ),
        balances: balancesPiece(storeId, plan),
        ...partPieces(storeId, frame.businessDay, plan),
        ...tenderPieces(
          storeId,
          plan.refunds.map((refund, index) =>
            tenderRecord(refund, index, input.requestId, frame.businessDay),
          ),
        ),
        cash: cashPiece(
          storeId,
          cashFen === 0
            ? []
            : [
                {
                  sessionId: input.sessionId,
                  kind: 'REFUND',
                  amountFen: -cashFen,
                  ticketId: input.requestId,
                  reason: null,
                  personId,
                  businessDay: frame.businessDay,
                  afterClose: frame.closed,
                  occurredAt: input.occurredAt,
                },
              ],
        ),
        ...stockPieces(storeId, costs, postings),
        approvals_used: approvalUsesPiece(storeId, approvalUses(ctx, input, frame)),
        ...acts.pieces,
        series: seriesPiece(
          storeId,
          frame.wasExplained ? [] : [{ device_id: frame.deviceId, seq: input.seq }],
        ),
        ...creditPieces(storeId, credit.postings, credit.matches, points),
      },
      acts.heard,
    ),
  );
}

/** What kits that come back are made of, and the pieces with numbers. */
function partPieces(storeId: string, businessDay: PostingDay, { lines }: ReturnPlan) {
  const parts = lines.map((line) => ({ lineId: line.id, businessDay, parts: partsBack(line) }));
  const pieces = lines.map(({ id, original, serials }) => ({
    lineId: id,
    ofLineId: original.id,
    productId: original.product_id,
    serials,
  }));
  return { parts: partRows(storeId, parts), ...returnedSerialPieces(storeId, businessDay, pieces) };
}

/** What it does to what its customer owes and has, and to their points. */
async function planAccounts(
  tx: Tx,
  input: CompleteReturn,
  plan: ReturnPlan,
  { frame, at }: { frame: ReturnFrame; at: Parameters<typeof planReturnPoints>[2] },
) {
  const { customerId, onAccountFen, totalFen } = frame;
  const before = await pointsBefore(tx, input.storeId, input.originalTicketId);
  const sale = { customerId, onAccountFen, points: before.points };
  const credit = await planReturnCredit(tx, input.storeId, { input, refunds: plan.refunds }, at, sale);
  const { pointsFen } = credit;
  return { credit, points: await planReturnPoints(tx, { before, plan, pointsFen }, at, totalFen) };
}

function auditFacts(input: CompleteReturn, plan: ReturnPlan, frame: ReturnFrame): AuditFacts[] {
  const { storeId, requestId, number } = input;
  const { businessDay, approvalId } = frame;
  const returned: AuditFacts = {
    storeId,
    action: frame.kind === 'VOID' ? 'sales.void' : 'sales.return',
    subjectKind: 'ticket',
    subjectId: requestId,
    after: {
      number,
      refundFen: plan.netFen - plan.roundingFen,
      of: input.originalTicketId,
      ...(plan.elsewhereFen > 0 ? { refundAs: input.refundAs, elsewhereFen: plan.elsewhereFen } : {}),
      ...(approvalId ? { approvalId } : {}),
    },
    businessDay,
    requestId,
  };
  return frame.wasExplained ? [returned, supersededFacts(storeId, { ...input, businessDay })] : [returned];
}

function approvalUses(ctx: ActorContext, input: CompleteReturn, { approvalId, businessDay }: ReturnFrame) {
  if (approvalId === null) return [];
  return [{ approvalId, subjectId: input.requestId, lineId: null, businessDay, usedAt: ctx.now }];
}

function ticketRow(
  input: CompleteReturn,
  plan: ReturnPlan,
  frame: ReturnFrame,
  { personId, customerId }: { personId: string; customerId: string | null },
) {
  return {
    store_id: input.storeId,
    id: input.requestId,
    kind: frame.kind,
    device_id: frame.deviceId,
    seq: input.seq,
    number: input.number,
    till_id: frame.tillId,
    session_id: input.sessionId,
    person_id: personId,
    business_day: dayOf(frame.businessDay, input.storeId),
    list_fen: -plan.listFen,
    discount_fen: plan.netFen - plan.listFen,
    net_fen: -plan.netFen,
    tax_fen: -plan.taxFen,
    rounding_fen: -plan.roundingFen,
    change_fen: 0,
    original_ticket_id: input.originalTicketId,
    reason: input.reason,
    note: input.note ?? '',
    flags: frame.flags,
    input_hash: canonicalHash(input),
    occurred_at: input.occurredAt.toISOString(),
    customer_id: customerId,
    exchange_id: frame.exchangeId,
  };
}

function lineRow(input: CompleteReturn, line: ReturnPlan['lines'][number], businessDay: PostingDay) {
  const { original } = line;
  return {
    store_id: input.storeId,
    id: line.id,
    ticket_id: input.requestId,
    line_no: line.lineNo,
    product_id: original.product_id,
    product_code: original.product_code,
    product_name: original.product_name,
    unit: original.unit,
    quantity: milliToText(-line.quantityMilli),
    list_price_fen: original.list_price_fen,
    book_price_fen: original.list_price_fen,
    unit_price_fen: original.unit_price_fen,
    override_reason: null,
    // The discounts of the sale, given back with their part of it.
    line_discount_fen: line.netFen - mulQuantity(original.unit_price_fen, line.quantityMilli),
    basket_discount_fen: 0,
    net_fen: -line.netFen,
    tax_rate_bp: original.tax_rate_bp,
    tax_fen: -line.taxFen,
    floor_fen: null,
    approval_id: null,
    breach_id: null,
    handover: 'NOW' as const,
    returns_line_id: original.id,
    disposition: line.disposition,
    salesperson_id: original.salesperson_id,
    note: '',
    moves: original.moves,
    floor_promotion_id: null,
    flags: [],
    business_day: dayOf(businessDay, input.storeId),
  };
}

function tenderRecord(
  refund: ReturnPlan['refunds'][number],
  index: number,
  ticketId: string,
  businessDay: PostingDay,
) {
  return {
    id: refund.id,
    ticketId,
    lineNo: index + 1,
    kind: refund.kind,
    amountFen: -refund.amountFen,
    reference: '',
    refundsTenderId: refund.refundsTenderId,
    businessDay,
  };
}

function balancesPiece(storeId: string, plan: ReturnPlan): Prisma.Sql {
  const rows = plan.lines.map((line) => ({
    line_id: line.original.id,
    quantity: milliToText(line.quantityMilli),
    awaiting: milliToText(line.awaitingMilli),
    net_fen: line.netFen,
  }));
  return Prisma.sql`UPDATE ticket_line_balance b SET returned_quantity = b.returned_quantity + r.quantity,
      awaiting_quantity = b.awaiting_quantity - r.awaiting, refunded_fen = b.refunded_fen + r.net_fen
    FROM ${jsonRows('r', rows, 'line_id uuid, quantity numeric, awaiting numeric, net_fen bigint')}
    WHERE b.store_id = ${storeId}::uuid AND b.line_id = r.line_id
      AND b.line_id = ANY(${rows.map((row) => row.line_id)}::uuid[]) RETURNING 1`;
}
