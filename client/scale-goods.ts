// Chinese because: units stand in the catalogue as shops write them.
import { mulQuantity } from '@/lib/money';
import { presetReason } from '@/lib/preset-reason';
import type { Milli } from '@/lib/quantity';
import { readScaleLabel, type ScaleLabel, type ScalePrefixes } from '@/lib/scanned-code';
import type { BasketLine, BasketProduct } from './basket-shape';
import type { Catalogue, CatalogueProduct } from './catalogue';

/** What a unit of weight weighs, grams. */
const GRAMS: Readonly<Record<string, number>> = {
  公斤: 1000,
  千克: 1000,
  kg: 1000,
  斤: 500,
  市斤: 500,
  两: 50,
  克: 1,
  g: 1,
};

/** How much of goods a label puts into the basket, and at what price. */
export interface LabelledGoods {
  product: CatalogueProduct;
  quantityMilli: Milli;
  /** Left out: at the list price. */
  priced?: Pick<BasketLine, 'unitPriceFen' | 'overrideReason' | 'discount'>;
}

/** The goods of a scale's label; null: it is no such label, or the shop has no such goods. */
export function labelledGoods(
  catalogue: Pick<Catalogue, 'find'>,
  text: string,
  prefixes: ScalePrefixes | undefined,
): LabelledGoods | null {
  const label = prefixes ? readScaleLabel(text, prefixes) : null;
  // Goods that have the whole code are those goods.
  if (!label || catalogue.find(text)) return null;
  const product = label.codes.map((code) => catalogue.find(code)).find((found) => found !== null);
  return product ? { product, ...amountOf(product, label) } : null;
}

/** Goods of a scanned code, as far as the tablet knows: one piece, or as a scale's label says. */
export function goodsScanned(
  catalogue: Pick<Catalogue, 'find'>,
  text: string,
  prefixes: ScalePrefixes | undefined,
): LabelledGoods | null {
  const product = catalogue.find(text);
  return product ? { product, quantityMilli: 1000 } : labelledGoods(catalogue, text, prefixes);
}

function amountOf(product: CatalogueProduct, { holds }: ScaleLabel): Omit<LabelledGoods, 'product'> {
  if (holds.kind === 'price') return atLabelPrice(product, holds.fen);
  // A unit nobody can weigh is taken to be of a thousand parts, as scales are set for a price per whatever it is.
  const grams = GRAMS[product.unit.toLowerCase()] ?? 1000;
  return { quantityMilli: inSteps(product, (holds.grams * 1000) / grams, Math.round) };
}

/**
 * What costs this much: so much of it as its list price gives for the money, at the price that makes it exactly that. Never under the list
 * price, so nobody has to allow it. What is not sold by measure is one piece at the label's price.
 */
export function atLabelPrice(product: BasketProduct, labelFen: number): Omit<LabelledGoods, 'product'> {
  const { listPriceFen, decimals } = product;
  const measured =
    decimals > 0 && listPriceFen > 0 ? inSteps(product, (labelFen * 1000) / listPriceFen, Math.floor) : 0;
  const quantityMilli = measured || 1000;
  if (mulQuantity(listPriceFen, quantityMilli) === labelFen) return { quantityMilli };
  let unitPriceFen = Math.max(Math.floor(((labelFen - 0.5) * 1000) / quantityMilli), 0);
  while (mulQuantity(unitPriceFen, quantityMilli) < labelFen) unitPriceFen += 1;
  const overFen = mulQuantity(unitPriceFen, quantityMilli) - labelFen;
  return {
    quantityMilli,
    priced: {
      unitPriceFen,
      overrideReason: unitPriceFen === listPriceFen ? '' : presetReason('label'),
      discount: overFen > 0 ? { kind: 'amount', fen: overFen, fixedFen: labelFen } : null,
    },
  };
}

/** A quantity in the steps its unit has, thousandths. */
function inSteps({ decimals }: BasketProduct, milli: number, round: (value: number) => number): Milli {
  const step = 10 ** (3 - decimals);
  return round(milli / step) * step;
}
