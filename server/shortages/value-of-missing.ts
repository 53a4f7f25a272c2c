import { Prisma, type StockCost } from '@/generated/prisma/client';
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

/**
 * What missing pieces were posted with by the document that found them, fen: one loss has one amount. A part of them takes its part
 * of it. Null: the document posted no entry of its own for them, or the store values at list.
 */
export async function postedValue(
  tx: Tx,
  of: { storeId: string; source: string; sourceId?: string | undefined; productId: string },
  milli: Milli,
  valuation: 'COST' | 'LIST',
): Promise<number | null> {
  const kind = POSTED_BY[of.source];
  if (valuation === 'LIST' || kind === undefined || of.sourceId === undefined) return null;
  // Goods that never arrived went out of the sender's stock, whichever of the two opens the case.
  const store =
    of.source === 'TRANSFER'
      ? Prisma.sql`(SELECT store_id FROM transfer WHERE id = ${of.sourceId}::uuid AND ${of.storeId}::uuid IN (store_id, to_store_id))`
      : Prisma.sql`${of.storeId}::uuid`;
  const [posted] = await tx.$queryRaw<{ quantity: string; value: string }[]>`
    SELECT coalesce(-sum(quantity), 0)::text AS quantity, coalesce(-sum(value_fen), 0)::text AS value FROM stock_entry
    WHERE store_id = ${store} AND document_id = ${of.sourceId}::uuid AND product_id = ${of.productId}::uuid
      AND kind = ${kind}::"StockEntryKind"`;
  const quantityMilli = milliOf(posted?.quantity ?? '0');
  return posted && quantityMilli > 0 ? mulDiv(fenOf(posted.value), milli, quantityMilli) : null;
}

/** Entry by which a document takes out what it found missing, or what it sent that never came. */
const POSTED_BY: Partial<Record<string, 'STOCKTAKE' | 'TRANSFER_OUT'>> = {
  STOCKTAKE: 'STOCKTAKE',
  TRANSFER: 'TRANSFER_OUT',
};

/** What pieces are worth at the moving average, or at the last cost once none are left, fen; signed as the pieces. */
export function valueAtAverage(cost: StockCost | null, milli: Milli): number {
  if (!cost) return 0;
  const onHand = milliOf(cost.quantity);
  const value = fenOf(cost.valueFen);
  return onHand > 0 && value >= 0
    ? mulDiv(value, milli, onHand)
    : valueAtCost(cost.lastUnitCost.toFixed(6), milli);
}
