import type { PurchaseOrder } from '@/generated/prisma/client';
import { type Milli, milliToText } from '@/lib/quantity';
import type { Tx } from '@/server/platform/db';
import { milliOf } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { OrderUnknown } from '../errors';
import { type OrderState, orderState } from './purchase-order-rules';

interface LockedLine {
  id: string;
  productId: string;
  orderedMilli: Milli;
  receivedMilli: Milli;
}

export interface LockedOrder {
  order: PurchaseOrder;
  state: OrderState;
  lines: LockedLine[];
}

/** An order with what came of its lines, nobody else changing it until the transaction ends. @throws OrderUnknown */
export async function lockOrder(tx: Tx, storeId: string, orderId: string): Promise<LockedOrder> {
  await tx.$queryRaw`SELECT 1 AS locked FROM purchase_order WHERE store_id = ${storeId}::uuid AND id = ${orderId}::uuid FOR UPDATE`;
  const order = await tx.purchaseOrder.findUnique({ where: { storeId_id: { storeId, id: orderId } } });
  if (!order) throw new OrderUnknown();
  const rows = await tx.$queryRaw<{ id: string; productId: string; ordered: string; received: string }[]>`
    SELECT l.id, l.product_id AS "productId", b.ordered::text, b.received::text
    FROM purchase_order_line l JOIN purchase_order_balance b ON b.store_id = l.store_id AND b.order_line_id = l.id
    WHERE l.store_id = ${storeId}::uuid AND l.order_id = ${orderId}::uuid ORDER BY l.id FOR UPDATE OF b`;
  const lines = rows.map(({ id, productId, ordered, received }) => ({
    id,
    productId,
    orderedMilli: milliOf(ordered),
    receivedMilli: milliOf(received),
  }));
  const anyReceived = lines.some((line) => line.receivedMilli > 0);
  return { order, state: orderState({ ...order, anyReceived }), lines };
}

/** Counts what came for lines that `lockOrder` locked; the order is received when nothing of it is open any more. */
export async function countArrivals(
  tx: Tx,
  locked: LockedOrder,
  arrivals: ReadonlyMap<string, Milli>,
  now: Date,
): Promise<void> {
  const { storeId, id, receivedAt } = locked.order;
  const came = (line: LockedLine) => arrivals.get(line.id) ?? 0;
  const rows = locked.lines
    .filter((line) => came(line) > 0)
    .map((line) => ({ id: line.id, came: milliToText(came(line)) }));
  if (rows.length > 0) {
    await tx.$executeRaw`
      UPDATE purchase_order_balance b SET received = b.received + r.came FROM ${jsonRows('r', rows, 'id uuid, came numeric')}
      WHERE b.store_id = ${storeId}::uuid AND b.order_line_id = r.id`;
  }
  const whole = locked.lines.every((line) => line.receivedMilli + came(line) >= line.orderedMilli);
  if (whole && !receivedAt) {
    await tx.purchaseOrder.update({ where: { storeId_id: { storeId, id } }, data: { receivedAt: now } });
  }
}

/** Takes arrivals back that `countArrivals` counted: the goods are waited for again. */
export async function uncountArrivals(
  tx: Tx,
  locked: LockedOrder,
  back: ReadonlyMap<string, Milli>,
): Promise<void> {
  const { storeId, id, receivedAt } = locked.order;
  const rows = [...back].map(([line, milli]) => ({ id: line, back: milliToText(milli) }));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE purchase_order_balance b SET received = b.received - r.back FROM ${jsonRows('r', rows, 'id uuid, back numeric')}
    WHERE b.store_id = ${storeId}::uuid AND b.order_line_id = r.id`;
  const open = locked.lines.some((line) => line.receivedMilli - (back.get(line.id) ?? 0) < line.orderedMilli);
  if (open && receivedAt)
    await tx.purchaseOrder.update({ where: { storeId_id: { storeId, id } }, data: { receivedAt: null } });
}
