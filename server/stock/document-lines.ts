import type { ZoneKind } from '@/generated/prisma/enums';
import { goodsName } from '@/lib/goods-name';
import { MAX_FEN, sumFen } from '@/lib/money';
import { fitsDecimals, milliFromText } from '@/lib/quantity';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { ZONES } from '@/server/zones/lent-zones';
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
  const { products, places, zones } = await factsOfLines(tx, storeId, productIds, options.awaiting ?? false);
  const byId = new Map(products.map((product) => [product.id, product]));
  const placeOf = new Map(places.map((place) => [place.product_id, place.zone_id]));
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

interface LineFacts {
  products: { id: string; name: string; spec: string; decimals: number }[];
  places: { product_id: string; zone_id: string }[];
  zones: { id: string; kind: ZoneKind }[];
}

async function factsOfLines(
  tx: Tx,
  storeId: string,
  productIds: readonly string[],
  awaiting: boolean,
): Promise<LineFacts> {
  const [facts] = await tx.$queryRaw<LineFacts[]>`/*prepared:line-facts*/ SELECT
    (SELECT coalesce(json_agg(row_to_json(p)), '[]') FROM (SELECT id, name, spec, decimals FROM ${GOODS} g
      WHERE id = ANY(${productIds}::uuid[])) p) AS products,
    (SELECT coalesce(json_agg(row_to_json(p)), '[]') FROM (SELECT product_id, zone_id FROM product_place
      WHERE store_id = ${storeId}::uuid AND product_id = ANY(${productIds}::uuid[])) p) AS places,
    (SELECT coalesce(json_agg(row_to_json(z)), '[]') FROM (SELECT id, kind FROM ${ZONES} z
      WHERE store_id = ${storeId}::uuid AND closed_at IS NULL AND (${awaiting} OR kind <> 'AWAITING_PICKUP')) z) AS zones`;
  if (!facts) throw new Error('one row was asked for');
  return facts;
}

/**
 * What the lines of a document come to together is an amount like any other: one that is not would never be summed again,
 * neither in a list nor in the day's report. @throws InvalidInput
 */
export function requireSaneAmount(amountsFen: readonly number[]): void {
  if (sumFen(amountsFen) > MAX_FEN) throw new InvalidInput({ field: 'lines', problem: 'range' });
}
