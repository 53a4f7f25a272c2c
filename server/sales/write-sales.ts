// Long because: the columns and pieces of the one statement that books sales.
import { milliToText } from '@/lib/quantity';
import { approvalUsesPiece } from '@/server/approvals/use-approvals';
import { actPieces } from '@/server/audit/write-audit-entry';
import { creditPieces } from '@/server/customers/credit/post-credit-entry';
import { knownPiece } from '@/server/customers/known-in-store';
import type { ActorContext } from '@/server/platform/context';
import type { RunSql } from '@/server/platform/db';
import { dayOf } from '@/server/platform/posting-day';
import { insertRows, oneStatement } from '@/server/platform/sql';
import type { CostStates } from '@/server/stock/cost-rules';
import { stockPieces } from '@/server/stock/post-stock-entries';
import { ruleOf } from '@/server/tills/payment-rules';
import { type CashPosting, cashPiece } from '@/server/tills/post-cash-movement';
import { tenderPieces } from '@/server/tills/record-tenders';
import { creditPostings, pointPostings } from './credit-of-sales';
import { partRows } from './parts-of-kits';
import type { SalePlan } from './plan-sale';
import { promotionRows } from './promotions-of-sale';
import { saleFacts } from './sale-facts';
import { soldSerialPieces } from './serials';
import { type SeriesNumber, seriesPiece } from './series-piece';
import { stockPostings } from './stock-of-sale';

export const TICKET_COLUMNS = [
  'store_id',
  'id',
  'kind',
  'device_id',
  'seq',
  'number',
  'till_id',
  'session_id',
  'person_id',
  'business_day',
  'list_fen',
  'discount_fen',
  'net_fen',
  'tax_fen',
  'rounding_fen',
  'change_fen',
  'original_ticket_id',
  'reason',
  'note',
  'flags',
  'input_hash',
  'occurred_at',
  'customer_id',
  'exchange_id',
] as const;

export const LINE_COLUMNS = [
  'store_id',
  'id',
  'ticket_id',
  'line_no',
  'product_id',
  'product_code',
  'product_name',
  'unit',
  'quantity',
  'list_price_fen',
  'book_price_fen',
  'unit_price_fen',
  'override_reason',
  'line_discount_fen',
  'basket_discount_fen',
  'net_fen',
  'tax_rate_bp',
  'tax_fen',
  'floor_fen',
  'approval_id',
  'breach_id',
  'handover',
  'returns_line_id',
  'disposition',
  'salesperson_id',
  'note',
  'moves',
  'floor_promotion_id',
  'flags',
  'business_day',
] as const;

/** Planned sales of one device, by who hands them in. */
export interface PlannedBatch {
  ctx: ActorContext;
  deviceId: string;
  plans: readonly SalePlan[];
}

/** Books planned sales in one statement: tickets, lines, tenders, stock, cash, approvals used, breaches, audit, series. */
export async function writeSales(
  run: RunSql,
  at: { storeId: string; awaitingPickupId: string },
  costs: CostStates,
  batches: readonly PlannedBatch[],
): Promise<void> {
  const { storeId } = at;
  const plans = batches.flatMap((batch) => batch.plans);
  const lines = plans.flatMap((plan) => plan.lines);
  const acts = actPieces(
    batches.map(({ ctx, plans: own }) => ({ ctx, facts: own.flatMap((plan) => saleFacts(storeId, plan)) })),
  );
  await run(
    oneStatement(
      acts.heard ? 'sale-write-heard' : 'sale-write',
      {
        tickets: insertRows(
          'ticket',
          TICKET_COLUMNS,
          batches.flatMap((batch) => batch.plans.map((plan) => ticketRow(storeId, batch.deviceId, plan))),
        ),
        lines: insertRows(
          'ticket_line',
          LINE_COLUMNS,
          lines.map((line) => line.row),
        ),
        shares: insertRows(
          'ticket_line_share',
          ['store_id', 'line_id', 'person_id', 'share_bp', 'business_day'],
          plans.flatMap((plan) => shareRows(storeId, plan)),
        ),
        awaiting: insertRows(
          'ticket_line_balance',
          ['store_id', 'line_id', 'sold_quantity', 'awaiting_quantity', 'net_fen'],
          lines
            .filter((line) => line.handover === 'LATER')
            .map((line) => ({
              store_id: storeId,
              line_id: line.row.id,
              sold_quantity: milliToText(line.quantityMilli),
              awaiting_quantity: milliToText(line.quantityMilli),
              net_fen: line.netFen,
            })),
        ),
        ...partPieces(storeId, plans),
        promotions: promotionRows(storeId, plans),
        ...tenderPieces(storeId, plans.flatMap(tenderRecords)),
        cash: cashPiece(storeId, plans.flatMap(cashPostings)),
        approvals_used: approvalUsesPiece(storeId, plans.flatMap(approvalUses)),
        breaches: insertRows(
          'breach',
          ['store_id', 'id', 'ticket_id', 'line_id', 'net_fen', 'floor_fen', 'business_day'],
          plans.flatMap((plan) => breachRows(storeId, plan)),
        ),
        ...stockPieces(
          storeId,
          costs,
          plans.flatMap((plan) => stockPostings(plan, at.awaitingPickupId)),
        ),
        known: knownPiece(
          storeId,
          plans.flatMap(({ customerId }) => customerId ?? []),
        ),
        ...acts.pieces,
        series: seriesPiece(storeId, batches.flatMap(numbersOf)),
        ...creditPieces(storeId, plans.flatMap(creditPostings), [], plans.flatMap(pointPostings)),
      },
      acts.heard,
    ),
  );
}

function partPieces(storeId: string, plans: readonly SalePlan[]) {
  const lines = plans.flatMap(({ businessDay, lines: own }) =>
    own.map(({ row, productId, serials, parts }) => ({
      lineId: row.id,
      productId,
      businessDay,
      serials,
      parts,
    })),
  );
  return { ...soldSerialPieces(storeId, lines), parts: partRows(storeId, lines) };
}

function numbersOf({ deviceId, plans }: PlannedBatch): SeriesNumber[] {
  return plans
    .filter((plan) => !plan.isAccounted)
    .map((plan) => ({ device_id: deviceId, seq: plan.sale.seq }));
}

function ticketRow(storeId: string, deviceId: string, plan: SalePlan) {
  const { sale } = plan;
  return {
    store_id: storeId,
    id: sale.id,
    kind: 'SALE' as const,
    device_id: deviceId,
    seq: sale.seq,
    number: sale.number,
    till_id: plan.tillId,
    session_id: sale.sessionId,
    person_id: plan.personId,
    business_day: dayOf(plan.businessDay, storeId),
    list_fen: plan.listFen,
    discount_fen: plan.listFen - sale.netFen,
    net_fen: sale.netFen,
    tax_fen: sale.taxFen,
    rounding_fen: sale.roundingFen,
    change_fen: sale.changeFen,
    original_ticket_id: null,
    reason: '',
    note: sale.note ?? '',
    flags: plan.flags,
    input_hash: plan.inputHash,
    occurred_at: plan.occurredAt.toISOString(),
    customer_id: plan.customerId,
    exchange_id: plan.exchangeId,
  };
}

function shareRows(storeId: string, plan: SalePlan) {
  return plan.lines.flatMap(({ row, sharedBy }) =>
    sharedBy.map(({ personId, shareBp }) => ({
      store_id: storeId,
      line_id: row.id,
      person_id: personId,
      share_bp: shareBp,
      business_day: dayOf(plan.businessDay, storeId),
    })),
  );
}

function tenderRecords(plan: SalePlan) {
  return plan.sale.tenders.map((tender, index) => ({
    id: tender.id,
    ticketId: plan.sale.id,
    lineNo: index + 1,
    kind: tender.kind,
    amountFen: tender.amountFen,
    reference: tender.reference ?? '',
    refundsTenderId: null,
    businessDay: plan.businessDay,
  }));
}

function cashPostings(plan: SalePlan): CashPosting[] {
  const given = plan.sale.tenders
    .filter(({ kind }) => ruleOf(kind).inDrawer)
    .reduce((sum, tender) => sum + tender.amountFen, 0);
  if (given === 0) return [];
  return [
    {
      sessionId: plan.sale.sessionId,
      kind: 'SALE',
      amountFen: given - plan.sale.changeFen,
      ticketId: plan.sale.id,
      reason: null,
      personId: plan.personId,
      businessDay: plan.businessDay,
      afterClose: plan.afterClose,
      occurredAt: plan.occurredAt,
    },
  ];
}

function approvalUses(plan: SalePlan) {
  const onAccount = plan.credit?.approvalId;
  const credit = onAccount
    ? [
        {
          approvalId: onAccount,
          subjectId: plan.sale.id,
          lineId: null,
          businessDay: plan.businessDay,
          usedAt: plan.occurredAt,
        },
      ]
    : [];
  const lines = plan.lines.flatMap((line) =>
    line.row.approval_id
      ? [
          {
            approvalId: line.row.approval_id,
            subjectId: plan.sale.id,
            lineId: line.row.id,
            businessDay: plan.businessDay,
            usedAt: plan.occurredAt,
          },
        ]
      : [],
  );
  return [...lines, ...credit];
}

function breachRows(storeId: string, plan: SalePlan) {
  return plan.lines.flatMap((line) =>
    line.row.breach_id
      ? [
          {
            store_id: storeId,
            id: line.row.breach_id,
            ticket_id: plan.sale.id,
            line_id: line.row.id,
            net_fen: line.netFen,
            floor_fen: line.floorFen,
            business_day: dayOf(plan.businessDay, storeId),
          },
        ]
      : [],
  );
}
