import type { StockPosting } from '@/server/stock/post-stock-entries';
import type { PlannedLine, SalePlan } from './plan-sale';

/** What a sale's lines do to the stock: out at once, or over to 待提货. A kit moves what it is made of. */
export function stockPostings(plan: SalePlan, awaitingPickupId: string): StockPosting[] {
  return plan.lines.flatMap((line) =>
    movedBy(line).flatMap(({ productId, quantityMilli, zoneId }): StockPosting[] => {
      const base = {
        productId,
        documentKind: 'TICKET' as const,
        documentId: plan.sale.id,
        documentLineId: line.row.id,
        businessDay: plan.businessDay,
        occurredAt: plan.occurredAt,
        personId: plan.personId,
      };
      if (line.handover === 'NOW') {
        return [{ ...base, zoneId, kind: 'SALE' as const, quantityMilli: -quantityMilli }];
      }
      return [
        { ...base, zoneId, kind: 'ZONE_OUT' as const, quantityMilli: -quantityMilli },
        { ...base, zoneId: awaitingPickupId, kind: 'ZONE_IN' as const, quantityMilli },
      ];
    }),
  );
}

/** The goods a line moves: itself, what a kit is made of, or nothing. */
export function movedBy(
  line: Pick<PlannedLine, 'moves' | 'parts' | 'productId' | 'quantityMilli' | 'zoneId'>,
): Pick<PlannedLine, 'productId' | 'quantityMilli' | 'zoneId'>[] {
  if (line.moves === 'NOTHING') return [];
  return line.moves === 'PARTS' ? line.parts : [line];
}
