import { type Fen, partOf } from './money';

/** All of a price, basis points. */
const WHOLE_BP = 10_000;

/** What a level takes off. */
export interface LevelPrice {
  /** Off the shelf price of what has no member price, basis points. */
  discountBp: number;
}

/** What a product is asked for, fen per unit. */
export interface PricedProduct {
  listPriceFen: Fen;
  memberPriceFen?: Fen | null | undefined;
}

/**
 * What somebody of a level pays for a unit, fen: the product's member price, else its shelf price less what the level takes off, never more than
 * the shelf price; null where that is no better price. The counter and the server ask the same.
 */
export function memberPriceOf(product: PricedProduct, level: LevelPrice | null | undefined): Fen | null {
  if (!level) return null;
  const { listPriceFen, memberPriceFen = null } = product;
  const priceFen = memberPriceFen ?? partOf(listPriceFen, WHOLE_BP - level.discountBp);
  return priceFen < listPriceFen ? priceFen : null;
}
