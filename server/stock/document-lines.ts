import { goodsName } from '@/lib/goods-name';
import { MAX_FEN, sumFen } from '@/lib/money';
import { fitsDecimals, milliFromText } from '@/lib/quantity';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { StockLineUnknown, StockQuantityTooFine } from './errors';

export interface StockLine {
  productId: string;
  zoneId?: string | undefined;
  quantity: string;
}

/**
 * Lines with their zone (the product's selling zone, else 未分区, when none is named), quantity in thousandths and what their
 * product is called. What
 * stands in 待提货 is paid for: only a pickup or a return moves it, so no line that posts may name that zone.
 * @param options.awaiting for lines that post nothing
 * @throws StockLineUnknown, StockQuantityTooFine
 */
export async function resolveLines<L extends StockLine>(
  tx: Tx,
  storeId: string,
  lines: readonly L[],
  options: { awaiting?: boolean } = {},
) {
  const productIds = [...new Set(lines.map((line) => line.productId))];
  const [products, places, zones] = await Promise.all([
    tx.product.findMany({
      where: { id: { in: productIds } },
      select: { id: true, name: true, spec: true, decimals: true },
    }),
    tx.productPlace.findMany({ where: { storeId, productId: { in: productIds } } }),
    tx.zone.findMany({
      where: { storeId, closedAt: null, ...(options.awaiting ? {} : { kind: { not: 'AWAITING_PICKUP' } }) },
      select: { id: true, kind: true },
    }),
  ]);
  const byId = new Map(products.map((product) => [product.id, product]));
  const placeOf = new Map(places.map((place) => [place.productId, place.zoneId]));
  const unzoned = zones.find((zone) => zone.kind === 'UNZONED')?.id;
  const open = new Set(zones.map((zone) => zone.id));
  return lines.map((line, index) => {
    const product = byId.get(line.productId);
    const zoneId = line.zoneId ?? placeOf.get(line.productId) ?? unzoned;
    if (!product || !zoneId || !open.has(zoneId)) throw new StockLineUnknown({ line: index + 1 });
    const quantityMilli = milliFromText(line.quantity) ?? 0;
    if (!fitsDecimals(quantityMilli, product.decimals)) {
      throw new StockQuantityTooFine({ name: goodsName(product), decimals: product.decimals });
    }
    const { decimals } = product;
    const name = goodsName(product);
    return { ...line, zoneId, quantityMilli, lineNo: index + 1, name, decimals };
  });
}

/**
 * What the lines of a document come to together is an amount like any other: one that is not would never be summed again,
 * neither in a list nor in the day's report. @throws InvalidInput
 */
export function requireSaneAmount(amountsFen: readonly number[]): void {
  if (sumFen(amountsFen) > MAX_FEN) throw new InvalidInput({ field: 'lines', problem: 'range' });
}
