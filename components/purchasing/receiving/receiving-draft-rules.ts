import { plainQuantity, withPieces } from '@/components/stock/availability-rules';
import type { PickedProduct } from '@/components/stock/product-picker';
import { fenWithin, valueAtCost } from '@/lib/money';
import { type Milli, milliFromText } from '@/lib/quantity';

/** A line of a delivery while it is written; quantities as typed. */
export interface DraftLine {
  product: PickedProduct;
  /** '': the supplier's note was not read for it. */
  noteQuantity: string;
  quantity: string;
  damaged: string;
  /** Fen per unit; null: not known yet. */
  unitCost: string | null;
  /** '': the product's selling zone. */
  zoneId: string;
  /** Filled in from the order; nobody has counted yet. */
  assumed: boolean;
}

/** What the form knows of the order it receives. */
export interface DraftOrder {
  /** Deliveries of it that were booked. */
  receivings: readonly unknown[];
  id: string;
  supplierId: string;
  lines: readonly (Omit<PickedProduct, 'id'> & {
    id: string;
    productId: string;
    open: string;
    unitCost: string | null;
  })[];
}

export const milliOf = (text: string): Milli => milliFromText(text) ?? 0;

/** The ordered line a product counts for. */
export function orderLineOf(order: DraftOrder | null, productId: string) {
  return order?.lines.find((line) => line.productId === productId);
}

/** The lines as they stand: what is only assumed follows the order, whatever else was received meanwhile. */
export function upToDate(lines: readonly DraftLine[], order: DraftOrder | null): DraftLine[] {
  return lines.flatMap((line) => {
    if (!line.assumed) return [line];
    const open = orderLineOf(order, line.product.id)?.open ?? '0';
    return milliOf(open) > 0 ? [{ ...line, quantity: open }] : [];
  });
}

/** What was counted so far, and what is still to come of an order. */
export function withOrder(lines: readonly DraftLine[], order: DraftOrder | null): DraftLine[] {
  const counted = lines.filter((line) => !line.assumed);
  const known = new Set(counted.map((line) => line.product.id));
  const toCome = (order?.lines ?? [])
    .filter((line) => milliOf(line.open) > 0 && !known.has(line.productId))
    .map((line) => ({
      ...newLine({ ...line, id: line.productId }, order),
      quantity: line.open,
      assumed: true,
    }));
  return [...counted, ...toCome];
}

/** A scan counts: the first of a line that was only assumed is one, each further one is one more. */
export function scanned(
  lines: readonly DraftLine[],
  product: PickedProduct,
  order: DraftOrder | null,
  times = 1,
): DraftLine[] {
  const known = lines.find((line) => line.product.id === product.id);
  if (!known) return [...lines, { ...newLine(product, order), quantity: withPieces('', times) }];
  const counted = {
    ...known,
    quantity: withPieces(known.assumed ? '' : known.quantity, times),
    assumed: false,
  };
  return lines.map((line) => (line === known ? counted : line));
}

/** A line after something of it was typed. */
export function typed(line: DraftLine, part: Partial<DraftLine>): DraftLine {
  const counted = part.quantity !== undefined || part.damaged !== undefined;
  return { ...line, ...part, assumed: line.assumed && !counted };
}

export function isComplete(line: DraftLine): boolean {
  return (
    milliOf(line.quantity) > 0 &&
    line.unitCost !== null &&
    amountOf(line) !== null &&
    !tooManyDamaged(line) &&
    [line.damaged, line.noteQuantity].every((text) => text.trim() === '' || milliFromText(text) !== null)
  );
}

export function tooManyDamaged(line: DraftLine): boolean {
  return milliOf(line.damaged) > milliOf(line.quantity);
}

/** Null: more than an amount may be. */
export function amountOf(line: DraftLine): number | null {
  return fenWithin(() => valueAtCost(line.unitCost ?? '0', milliOf(line.quantity)));
}

/** Goods of which more arrived than the order still has open, or that it never had. */
export function overOrder(lines: readonly DraftLine[], order: DraftOrder | null) {
  if (!order) return [];
  return lines.flatMap((line) => {
    const open = orderLineOf(order, line.product.id)?.open ?? '0';
    return milliOf(line.quantity) > milliOf(open)
      ? [{ product: line.product, open, arrived: line.quantity }]
      : [];
  });
}

/** A line as the command takes it. */
export function lineInputOf(line: DraftLine, order: DraftOrder | null) {
  const orderLineId = orderLineOf(order, line.product.id)?.id;
  const noteQuantity = plainQuantity(line.noteQuantity);
  return {
    productId: line.product.id,
    quantity: plainQuantity(line.quantity),
    damaged: plainQuantity(line.damaged) || '0',
    unitCost: line.unitCost ?? '0',
    ...(line.zoneId ? { zoneId: line.zoneId } : {}),
    ...(orderLineId ? { orderLineId } : {}),
    ...(noteQuantity ? { noteQuantity } : {}),
  };
}

/** A line as this phone kept it. */
export function isDraftLine(value: unknown): value is DraftLine {
  const line = value as Partial<DraftLine> | null;
  return (
    typeof line?.product?.id === 'string' &&
    typeof line.assumed === 'boolean' &&
    (line.unitCost === null || typeof line.unitCost === 'string') &&
    [line.noteQuantity, line.quantity, line.damaged, line.zoneId].every((text) => typeof text === 'string')
  );
}

function newLine(product: PickedProduct, order: DraftOrder | null): DraftLine {
  const { id, code, name, spec, unit } = product;
  return {
    product: { id, code, name, spec, unit },
    noteQuantity: '',
    quantity: '1',
    damaged: '',
    unitCost: orderLineOf(order, id)?.unitCost ?? null,
    zoneId: '',
    assumed: false,
  };
}
