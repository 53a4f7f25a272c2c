import type { PromotionTerms } from '@/lib/promotions/terms';
import { goodsWithFloors } from '@/server/catalog/promoted-goods';
import type { Reader } from '@/server/platform/db';
import { lowestPrices } from './promotion-rules';

/** A product that a promotion may bring below its floor: fen a unit. For whoever may see floors alone. */
export interface BelowFloor {
  productId: string;
  code: string;
  name: string;
  spec: string;
  listPriceFen: number;
  floorPriceFen: number;
  /** The least it may come to. */
  lowestFen: number;
}

/** Goods that a promotion may bring below their floor, by their codes. Read whole: it is asked when one is planned. */
export async function belowFloor(reader: Reader, terms: PromotionTerms): Promise<BelowFloor[]> {
  const goods = await goodsWithFloors(reader);
  const lowest = lowestPrices(terms, goods);
  return goods.flatMap(({ id: productId, code, name, spec, listPriceFen, floorPriceFen }) => {
    const lowestFen = lowest.get(productId);
    if (floorPriceFen === null || lowestFen === undefined || lowestFen >= floorPriceFen) return [];
    // What stands below its floor on the list already is not of the promotion's doing.
    return lowestFen < listPriceFen
      ? [{ productId, code, name, spec, listPriceFen, floorPriceFen, lowestFen: Math.max(0, lowestFen) }]
      : [];
  });
}
