import { presetOf } from '@/lib/preset-reason';
import { fitsDecimals, type Milli } from '@/lib/quantity';
import type { Basket, BasketLine, BasketProduct, Seller } from './basket-shape';

/** One of them, thousandths. */
const ONE = 1000;

/** Goods that come into a basket, under an id of their own. */
export interface GoodsToAdd {
  product: BasketProduct;
  quantityMilli: Milli;
  lineId: string;
  /** As its label says; left out: at the list price. */
  priced?: Pick<BasketLine, 'unitPriceFen' | 'overrideReason' | 'discount'> | undefined;
}

/**
 * The same product again is one more of its line, also at the price somebody gave it or a percentage off. What was agreed for those very pieces (a
 * sum off, a fixed price, a label) stays alone.
 */
export function add(basket: Basket, { product, quantityMilli, lineId, priced }: GoodsToAdd): Basket {
  const same = priced
    ? undefined
    : basket.lines.findLast((line) => line.product.id === product.id && takesMore(line));
  if (same) {
    const more = edit(basket, same.id, (line) => ({
      ...line,
      quantityMilli: line.quantityMilli + quantityMilli,
    }));
    return { ...more, selectedId: same.id };
  }
  const line: BasketLine = {
    id: lineId,
    product,
    quantityMilli,
    unitPriceFen: product.listPriceFen,
    overrideReason: '',
    discount: null,
    handover: 'NOW',
    note: '',
    approval: null,
    ...priced,
  };
  return { ...basket, lines: [...basket.lines, line], selectedId: lineId };
}

function takesMore({ discount, overrideReason, sellers }: BasketLine): boolean {
  return discount?.kind !== 'amount' && presetOf(overrideReason) !== 'label' && sellers === undefined;
}

/** A line changed, and selected unless it is said not to be. */
export function edit(
  basket: Basket,
  lineId: string,
  to: (line: BasketLine) => BasketLine,
  select = true,
): Basket {
  return {
    ...basket,
    selectedId: select ? lineId : basket.selectedId,
    lines: basket.lines.map((line) => (line.id === lineId ? to(line) : line)),
  };
}

/** Without the line; the last one is selected. */
export function remove(basket: Basket, lineId: string): Basket {
  const lines = basket.lines.filter(({ id }) => id !== lineId);
  return { ...basket, lines, selectedId: lines.at(-1)?.id ?? null };
}

/** Who sold a line, or the whole basket: then no line says otherwise any more. */
export function sold(
  basket: Basket,
  { lineId, sellers }: { lineId: string | null; sellers: Seller[] },
): Basket {
  if (lineId !== null) return edit(basket, lineId, (line) => ({ ...line, sellers }));
  return { ...basket, sellers, lines: basket.lines.map(({ sellers: _, ...line }) => line) };
}

/**
 * The line with another variant of its model: as many of it, handed over as it was, with its note and who sold it. What was agreed on the price stays
 * where both ask for the same on the list, and a percentage off in any case. Numbers of pieces and somebody's word belong to what it was: the line has an id of its own.
 */
export function swapped(
  basket: Basket,
  { lineId, product, newLineId }: { lineId: string; product: BasketProduct; newLineId: string },
): Basket {
  const line = basket.lines.find(({ id }) => id === lineId);
  if (!line || line.product.id === product.id) return basket;
  const { before, serials: _, ...rest } = line;
  // What a member pays is found again for the other one.
  const own = before ?? line;
  const isSamePrice = line.product.listPriceFen === product.listPriceFen;
  const staysOff = isSamePrice || own.discount?.kind === 'percent';
  const swappedLine: BasketLine = {
    ...rest,
    id: newLineId,
    product,
    quantityMilli: fitsDecimals(line.quantityMilli, product.decimals) ? line.quantityMilli : ONE,
    unitPriceFen: isSamePrice ? own.unitPriceFen : product.listPriceFen,
    overrideReason: isSamePrice ? own.overrideReason : '',
    discount: staysOff ? own.discount : null,
    approval: null,
  };
  const lines = basket.lines.map((one) => (one.id === lineId ? swappedLine : one));
  return { ...basket, lines, selectedId: newLineId };
}
