import type { StockPosting } from '@/server/stock/post-stock-entries';
import type { SalePlan } from './plan-sale';

/** What a sale's lines do to the stock: out at once, or over to 待提货. */
export function stockPostings(plan: SalePlan, awaitingPickupId: string): StockPosting[] {
  return plan.lines.flatMap((line): StockPosting[] => {
    const base = {
      productId: line.productId,
      documentKind: 'TICKET' as const,
      documentId: plan.sale.id,
      documentLineId: line.row.id,
      businessDay: plan.businessDay,
      occurredAt: plan.occurredAt,
      personId: plan.personId,
    };
    if (line.moves === 'NOTHING') return [];
    if (line.handover === 'NOW') {
      return [{ ...base, zoneId: line.zoneId, kind: 'SALE' as const, quantityMilli: -line.quantityMilli }];
    }
    return [
      { ...base, zoneId: line.zoneId, kind: 'ZONE_OUT' as const, quantityMilli: -line.quantityMilli },
      { ...base, zoneId: awaitingPickupId, kind: 'ZONE_IN' as const, quantityMilli: line.quantityMilli },
    ];
  });
}
