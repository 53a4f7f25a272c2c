import { sumFen, valueAtCost } from '@/lib/money';
import { fitsDecimals, type Milli, milliFromText } from '@/lib/quantity';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { personNames } from '@/server/staff/person-names';
import { requireSaneAmount, resolveLines } from '@/server/stock/document-lines';
import { StockQuantityTooFine } from '@/server/stock/errors';
import type { StockPosting } from '@/server/stock/post-stock-entries';
import {
  MoreDamagedThanArrived,
  OrderLineUnknown,
  OrderOfOtherSupplier,
  OrderReceivedMeanwhile,
  OrderStateWrong,
} from '../errors';
import { type LockedOrder, lockOrder } from '../purchase-orders/purchase-order-internal';
import { shareFreight, splitDamaged } from './receiving-rules';

interface AskedLine {
  productId: string;
  zoneId?: string | undefined;
  orderLineId?: string | undefined;
  noteQuantity?: string | undefined;
  quantity: string;
  damaged: string;
  unitCost: string;
}

export type ArrivedLine = Awaited<ReturnType<typeof arrivedLines>>[number];

/**
 * The lines of a delivery with their zone, what they cost and their share of the freight.
 * @throws StockLineUnknown, StockQuantityTooFine, MoreDamagedThanArrived, InvalidInput when it comes to more than any amount may
 */
export async function arrivedLines(
  tx: Tx,
  storeId: string,
  asked: { lines: readonly AskedLine[]; freightFen: number },
) {
  const lines = (await resolveLines(tx, storeId, asked.lines)).map((line) => {
    const { name, decimals } = line;
    const damagedMilli = milliFromText(line.damaged) ?? 0;
    const noteMilli = line.noteQuantity === undefined ? null : (milliFromText(line.noteQuantity) ?? 0);
    if (!fitsDecimals(damagedMilli, decimals) || !fitsDecimals(noteMilli ?? 0, decimals))
      throw new StockQuantityTooFine({ name, decimals });
    if (damagedMilli > line.quantityMilli) throw new MoreDamagedThanArrived({ line: line.lineNo });
    return {
      ...line,
      id: newId(),
      damagedMilli,
      noteMilli,
      amountFen: valueAtCost(line.unitCost, line.quantityMilli),
    };
  });
  requireSaneAmount([asked.freightFen, ...lines.map((line) => line.amountFen)]);
  const shares = shareFreight(asked.freightFen, lines);
  return lines.map((line, index) => ({ ...line, freightFen: shares[index] ?? 0 }));
}

/**
 * The order a delivery is for, locked; each of its lines must be of it.
 * @throws OrderUnknown, OrderOfOtherSupplier, OrderStateWrong, OrderReceivedMeanwhile, OrderLineUnknown
 */
export async function lockOrderOf(
  tx: Tx,
  delivery: {
    storeId: string;
    supplierId: string;
    orderId?: string | undefined;
    seenDeliveries?: number | undefined;
    lines: readonly AskedLine[];
  },
): Promise<LockedOrder | null> {
  const locked = delivery.orderId ? await lockOrder(tx, delivery.storeId, delivery.orderId) : null;
  if (locked) {
    const { number, supplierId } = locked.order;
    if (supplierId !== delivery.supplierId) throw new OrderOfOtherSupplier({ number });
    if (locked.state === 'CANCELLED' || locked.state === 'CLOSED') throw new OrderStateWrong({ number });
    await refuseUnseen(tx, delivery.storeId, locked.order.id, delivery.seenDeliveries);
  }
  const productOf = new Map(locked?.lines.map((line) => [line.id, line.productId]));
  delivery.lines.forEach(({ orderLineId, productId }, index) => {
    if (orderLineId && productOf.get(orderLineId) !== productId)
      throw new OrderLineUnknown({ line: index + 1 });
  });
  return locked;
}

/** The order is locked: whoever was first is booked, and the second sees it. */
async function refuseUnseen(
  tx: Tx,
  storeId: string,
  orderId: string,
  seen: number | undefined,
): Promise<void> {
  if (seen === undefined) return;
  const booked = await tx.receiving.findMany({
    where: { storeId, orderId },
    orderBy: { number: 'desc' },
    select: { number: true, personId: true },
  });
  const [last] = booked;
  if (!last || booked.length === seen) return;
  const names = await personNames(tx, [last.personId]);
  throw new OrderReceivedMeanwhile({
    number: last.number,
    name: names.get(last.personId) ?? '',
    count: booked.length - seen,
  });
}

/** What came for each line of the order. */
export function arrivalsOfOrder(lines: readonly ArrivedLine[]): Map<string, Milli> {
  const came = new Map<string, Milli>();
  for (const { orderLineId, quantityMilli } of lines)
    if (orderLineId) came.set(orderLineId, (came.get(orderLineId) ?? 0) + quantityMilli);
  return came;
}

/** The stock entries of a line: whole pieces into its zone, broken ones into 残次区, together its amount and freight. */
export function postingsOfLine(
  line: ArrivedLine,
  damagedZoneId: string,
  posting: Omit<
    StockPosting,
    'productId' | 'zoneId' | 'kind' | 'quantityMilli' | 'valueFen' | 'documentLineId'
  >,
): StockPosting[] {
  const { quantityMilli, damagedMilli } = line;
  const valueFen = sumFen([line.amountFen, line.freightFen]);
  const { wholeFen, damagedFen } = splitDamaged(valueFen, quantityMilli, damagedMilli);
  const base = {
    ...posting,
    productId: line.productId,
    kind: 'RECEIVING' as const,
    documentLineId: line.id,
  };
  return [
    { ...base, zoneId: line.zoneId, quantityMilli: quantityMilli - damagedMilli, valueFen: wholeFen },
    { ...base, zoneId: damagedZoneId, quantityMilli: damagedMilli, valueFen: damagedFen },
  ].filter((one) => one.quantityMilli > 0);
}
