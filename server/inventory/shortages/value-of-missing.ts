import type { StockCost } from '@/generated/prisma/client';
import { mulDiv, mulQuantity, valueAtCost } from '@/lib/money';
import type { Milli } from '@/lib/quantity';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf, milliOf } from '@/server/platform/numbers';

/** What missing pieces are worth by the store's policy, fen: at the moving average (the last cost once none are left), or at list. */
export async function valueOfMissing(
  tx: Tx,
  storeId: string,
  productId: string,
  milli: Milli,
  valuation: 'COST' | 'LIST',
): Promise<number> {
  if (valuation === 'LIST') {
    const product = await tx.product.findUnique({
      where: { id: productId },
      select: { listPriceFen: true },
    });
    if (!product) throw new NotFound({ noun: 'product' });
    return mulQuantity(fenOf(product.listPriceFen), milli);
  }
  return valueAtAverage(
    await tx.stockCost.findUnique({ where: { storeId_productId: { storeId, productId } } }),
    milli,
  );
}

/** What pieces are worth at the moving average, or at the last cost once none are left, fen; signed as the pieces. */
export function valueAtAverage(cost: StockCost | null, milli: Milli): number {
  if (!cost) return 0;
  const onHand = milliOf(cost.quantity);
  const value = fenOf(cost.valueFen);
  return onHand > 0 && value >= 0
    ? mulDiv(value, milli, onHand)
    : valueAtCost(cost.lastUnitCost.toFixed(6), milli);
}
