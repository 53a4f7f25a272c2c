import { Prisma, type PurchaseOrder } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { valueAtCost } from '@/lib/money';
import { milliToText } from '@/lib/quantity';
import type { Reader } from '@/server/platform/db';
import { fenOf, milliOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import { OrderUnknown } from '../errors';
import { openOf, orderState, overOf } from './purchase-order-rules';

const SOURCE: ListSource = { table: 'purchase_order', order: [{ by: 'x.ordered_at', type: 'timestamptz' }] };

export interface OrderFilter {
  storeIds: readonly string[];
  cursor?: string | undefined;
  /** Only those whose goods are waited for. */
  open?: boolean | undefined;
}

/** Purchase orders, latest first, with how much of each came. @param sees whether costs of a store may be shown */
export async function listOrders(
  reader: Reader,
  filter: OrderFilter,
  sees: (storeId: string) => boolean,
  take?: number,
) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  const found = await reader.purchaseOrder.findMany({
    where: rowsOf(keys),
    include: {
      supplier: { select: { name: true } },
      lines: { select: { quantity: true, unitCost: true, balance: { select: { received: true } } } },
    },
  });
  const names = await personNames(
    reader,
    found.map((order) => order.orderedById),
  );
  return {
    rows: inOrderOf(keys, found).map((order) => {
      const lines = order.lines.map((line) => ({
        orderedMilli: milliOf(line.quantity),
        receivedMilli: milliOf(line.balance?.received ?? 0),
        unitCost: line.unitCost?.toString() ?? null,
      }));
      const known = lines.every((line) => line.unitCost !== null);
      return {
        ...headOf(order, lines),
        storeId: order.storeId,
        supplier: order.supplier.name,
        person: names.get(order.orderedById) ?? '',
        lines: lines.length,
        openLines: lines.filter((line) => openOf(line) > 0).length,
        amountFen:
          sees(order.storeId) && known
            ? lines.reduce((sum, line) => sum + valueAtCost(line.unitCost ?? '0', line.orderedMilli), 0)
            : null,
      };
    }),
    nextCursor: next,
  };
}

/** How many there are and what they come to, of those whose every price is known. */
export async function orderTotals(reader: Reader, filter: OrderFilter, seesCost: boolean) {
  const total = await totalOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, { fen: ESTIMATE });
  return { count: total.count, amountFen: seesCost ? fenOf(total.fen) : null };
}

/** As `valueAtCost` has it: each line rounded to the fen. Null where a price is not known. */
const ESTIMATE = Prisma.sql`(SELECT CASE WHEN bool_and(l.unit_cost IS NOT NULL) THEN sum(round(l.unit_cost * l.quantity)) END
  FROM purchase_order_line l WHERE l.store_id = x.store_id AND l.order_id = x.id)`;

function whereOf({ open }: OrderFilter): Prisma.Sql {
  return open
    ? Prisma.sql`x.cancelled_at IS NULL AND x.closed_at IS NULL AND x.received_at IS NULL`
    : Prisma.sql`true`;
}

/** One order whole: each line with what came by which receiving. @throws OrderUnknown */
export async function orderDetail(reader: Reader, storeId: string, orderId: string, seesCost: boolean) {
  const order = await reader.purchaseOrder.findUnique({
    where: { storeId_id: { storeId, id: orderId } },
    include: {
      supplier: { select: { name: true } },
      receivings: { orderBy: { number: 'asc' } },
      lines: {
        orderBy: { lineNo: 'asc' },
        include: {
          product: { select: { code: true, name: true, spec: true, unit: true } },
          balance: true,
          receivingLines: { select: { id: true, receivingId: true, quantity: true, damagedQuantity: true } },
        },
      },
    },
  });
  if (!order) throw new OrderUnknown();
  const names = await personNames(reader, [
    order.orderedById,
    order.cancelledById,
    order.closedById,
    ...order.receivings.map((receiving) => receiving.personId),
  ]);
  const nameOf = (personId: string | null) => (personId ? (names.get(personId) ?? '') : '');
  const lines = order.lines.map((line) => {
    const count = {
      orderedMilli: milliOf(line.quantity),
      receivedMilli: milliOf(line.balance?.received ?? 0),
    };
    return {
      ...count,
      id: line.id,
      productId: line.productId,
      ...line.product,
      ordered: milliToText(count.orderedMilli),
      received: milliToText(count.receivedMilli),
      open: milliToText(openOf(count)),
      over: milliToText(overOf(count)),
      unitCost: seesCost ? (line.unitCost?.toString() ?? null) : null,
      arrivals: line.receivingLines.map((arrival) => ({
        id: arrival.id,
        receivingId: arrival.receivingId,
        quantity: arrival.quantity.toString(),
        damaged: arrival.damagedQuantity?.toString() ?? '0',
      })),
    };
  });
  return {
    ...headOf(order, lines),
    supplier: order.supplier.name,
    note: order.note,
    person: nameOf(order.orderedById),
    endedAt: order.cancelledAt ?? order.closedAt,
    endedBy: nameOf(order.cancelledById ?? order.closedById),
    endReason: order.endReason,
    receivings: order.receivings.map((receiving) => ({
      id: receiving.id,
      number: receiving.number,
      supplierNote: receiving.supplierNote,
      occurredAt: receiving.occurredAt,
      person: nameOf(receiving.personId),
    })),
    lines,
  };
}

function headOf(order: PurchaseOrder, lines: readonly { receivedMilli: number }[]) {
  return {
    id: order.id,
    number: order.number,
    supplierId: order.supplierId,
    expectedOn: order.expectedOn ? dateToDay(order.expectedOn) : null,
    orderedAt: order.orderedAt,
    state: orderState({ ...order, anyReceived: lines.some((line) => line.receivedMilli > 0) }),
  };
}
