import { Prisma } from '@/generated/prisma/client';
import { milliToText } from '@/lib/quantity';
import { approvalUsesPiece } from '@/server/approvals/use-approvals';
import { type AuditFacts, auditPiece } from '@/server/audit/write-audit-entry';
import { type CostStates, stockPieces } from '@/server/inventory/post-stock-entries';
import type { ActorContext } from '@/server/platform/context';
import type { RunSql } from '@/server/platform/db';
import { insertRows, jsonRows, oneStatement } from '@/server/platform/sql';
import { type CashPosting, cashPiece } from '@/server/tills/post-cash-movement';
import { tenderPieces } from '@/server/tills/record-tenders';
import { type SalePlan, stockPostings } from './plan-sale';

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
  'flags',
  'business_day',
] as const;

/** Books planned sales in one statement: tickets, lines, tenders, stock, cash, approvals used, breaches, audit, series. */
export async function writeSales(
  run: RunSql,
  ctx: ActorContext,
  at: { storeId: string; deviceId: string; awaitingPickupId: string },
  costs: CostStates,
  plans: readonly SalePlan[],
): Promise<void> {
  const { storeId, deviceId } = at;
  const lines = plans.flatMap((plan) => plan.lines);
  await run(
    oneStatement('sale-write', {
      tickets: insertRows(
        'ticket',
        TICKET_COLUMNS,
        plans.map((plan) => ticketRow(storeId, deviceId, plan)),
      ),
      lines: insertRows(
        'ticket_line',
        LINE_COLUMNS,
        lines.map((line) => line.row),
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
      audit: auditPiece(
        ctx,
        plans.flatMap((plan) => auditFacts(storeId, plan)),
      ),
      series: seriesPiece(
        storeId,
        deviceId,
        plans.filter((plan) => !plan.wasExplained).map((plan) => plan.sale.seq),
      ),
    }),
  );
}

/**
 * Numbers that are accounted for now: the highest rises to them, and their count with it. A number that was explained is
 * counted already and left out here.
 */
export function seriesPiece(storeId: string, deviceId: string, seqs: readonly number[]): Prisma.Sql {
  return Prisma.sql`UPDATE receipt_series SET last = greatest(last, n.highest), accounted = accounted + n.numbers, last_at = now()
    FROM (SELECT max(seq) AS highest, count(*) AS numbers FROM ${jsonRows(
      'r',
      seqs.map((seq) => ({ seq })),
      'seq int',
    )}) n
    WHERE store_id = ${storeId}::uuid AND device_id = ${deviceId}::uuid RETURNING 1`;
}

function ticketRow(storeId: string, deviceId: string, plan: SalePlan) {
  const { sale } = plan;
  return {
    store_id: storeId,
    id: sale.id,
    kind: 'SALE',
    device_id: deviceId,
    seq: sale.seq,
    number: sale.number,
    till_id: plan.tillId,
    session_id: sale.sessionId,
    person_id: plan.personId,
    business_day: plan.businessDay,
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
  };
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
    .filter((tender) => tender.kind === 'CASH')
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
  return plan.lines.flatMap((line) =>
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
            business_day: plan.businessDay,
          },
        ]
      : [],
  );
}

function auditFacts(storeId: string, plan: SalePlan): AuditFacts[] {
  const { sale, businessDay } = plan;
  const booked = {
    storeId,
    action: 'sales.complete',
    subjectKind: 'ticket',
    subjectId: sale.id,
    after: {
      number: sale.number,
      totalFen: sale.totalFen,
      lines: plan.lines.length,
      personId: plan.personId,
    },
    businessDay,
    requestId: sale.id,
  };
  const { number, seq } = sale;
  return plan.wasExplained
    ? [booked, supersededFacts(storeId, { number, seq, requestId: sale.id, businessDay })]
    : [booked];
}

/**
 * The audit entry of a ticket that came under a number somebody had explained as lost. The explanation stays as it was
 * written; the ticket takes its place in every list and count.
 */
export function supersededFacts(
  storeId: string,
  by: { number: string; seq: number; requestId: string; businessDay?: string },
): AuditFacts {
  const prefix = by.number.slice(0, by.number.lastIndexOf('-'));
  return {
    storeId,
    action: 'sales.supersedeExplanation',
    subjectKind: 'receiptSeries',
    subjectId: `${prefix}-${by.seq}`,
    after: { number: by.number },
    ...(by.businessDay ? { businessDay: by.businessDay } : {}),
    requestId: by.requestId,
  };
}
