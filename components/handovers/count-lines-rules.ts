import { milliFromText, milliToText } from '@/lib/quantity';
import type { ProductRow } from '@/server/catalog/search-products';

export type CountedGoods = Pick<ProductRow, 'id' | 'code' | 'name' | 'spec' | 'unit'>;

/** A product being counted at a handover; the number as typed. */
export interface CountLine {
  product: CountedGoods;
  quantity: string;
  /** When the number was last touched; null: not counted yet. */
  countedAt: Date | null;
}

/** Is the number one that can be sent? Zero is: looked, and found none. */
export function isCounted({ quantity }: CountLine): boolean {
  const milli = milliFromText(quantity.trim());
  return milli !== null && milli >= 0;
}

/** Another number for a product; an empty one takes the count back. */
export function counted(lines: readonly CountLine[], id: string, quantity: string, at: Date): CountLine[] {
  return lines.map((line) =>
    line.product.id === id ? { ...line, quantity, countedAt: quantity.trim() === '' ? null : at } : line,
  );
}

/** So many more of a product, which joins the list when it was not there. */
export function oneMore(
  lines: readonly CountLine[],
  product: CountedGoods,
  times: number,
  at: Date,
): CountLine[] {
  const known = lines.find((line) => line.product.id === product.id);
  const milli = (known ? (milliFromText(known.quantity.trim()) ?? 0) : 0) + Math.round(times * 1000);
  const line = { product, quantity: milliToText(milli), countedAt: at };
  return known ? lines.map((one) => (one === known ? line : one)) : [line, ...lines];
}

/** What is signed: every number there is. */
export function linesToSend(lines: readonly CountLine[]) {
  return lines.flatMap((line) =>
    isCounted(line) && line.countedAt
      ? [{ productId: line.product.id, counted: line.quantity.trim(), countedAt: line.countedAt }]
      : [],
  );
}
