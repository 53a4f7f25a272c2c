import type { AuditFacts } from '@/server/audit/write-audit-entry';
import type { PostingDay } from '@/server/platform/posting-day';
import type { SalePlan } from './plan-sale';

/** Whose word was given for its prices, each once: the trail says an approval by who gave it. */
function approvedBy(plan: SalePlan): { approvalIds?: string[] } {
  const ids = new Set([
    ...plan.lines.flatMap(({ row }) => row.approval_id ?? []),
    ...(plan.credit?.approvalId ? [plan.credit.approvalId] : []),
  ]);
  return ids.size === 0 ? {} : { approvalIds: [...ids] };
}

/** What the trail says of a finished sale. */
export function saleFacts(storeId: string, plan: SalePlan): AuditFacts[] {
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
      ...approvedBy(plan),
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
  by: { number: string; seq: number; requestId: string; businessDay?: PostingDay },
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
