import type { StockCost, StockEntryKind } from '@/generated/prisma/client';
import { mulDiv, valueAtCost } from '@/lib/money';
import type { Milli } from '@/lib/quantity';
import type { Reader } from '@/server/platform/db';
import { fenOf, milliOf } from '@/server/platform/numbers';

/** What pieces are worth at the moving average, or at the last cost once none are left, fen; signed as the pieces. */
export function valueAtAverage(cost: StockCost | null, milli: Milli): number {
  if (!cost) return 0;
  const onHand = milliOf(cost.quantity);
  const value = fenOf(cost.valueFen);
  return onHand > 0 && value >= 0
    ? mulDiv(value, milli, onHand)
    : valueAtCost(cost.lastUnitCost.toFixed(6), milli);
}

/** The same of a product in a store as its book is now. */
export async function valueOfGoods(
  reader: Reader,
  storeId: string,
  productId: string,
  milli: Milli,
): Promise<number> {
  const cost = await reader.stockCost.findUnique({ where: { storeId_productId: { storeId, productId } } });
  return valueAtAverage(cost, milli);
}

/** What a document took of a product out of a store's stock by entries of a kind, and at which value, fen. */
export async function takenOutBy(
  reader: Reader,
  of: { storeId: string; documentId: string; productId: string; kind: StockEntryKind },
): Promise<{ milli: Milli; valueFen: number }> {
  const sum = await reader.stockEntry.aggregate({ where: of, _sum: { quantity: true, valueFen: true } });
  return { milli: -milliOf(sum._sum.quantity ?? 0), valueFen: -fenOf(sum._sum.valueFen ?? 0n) };
}
