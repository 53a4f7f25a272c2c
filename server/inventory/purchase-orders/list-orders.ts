import type { PurchaseOrder } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { valueAtCost } from '@/lib/money';
import { milliToText } from '@/lib/quantity';
import type { Reader } from '@/server/platform/db';
import { milliOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { OrderUnknown } from '../errors';
import { openOf, orderState, overOf } from './purchase-order-rules';

const PAGE = 50;

export interface OrderFilter {
  /** Number of the last row of the page before. */
  cursor?: number | undefined;
  /** Only those whose goods are waited for. */
  open?: boolean | undefined;
}

/** Purchase orders of a store, latest first, with how much of each came. */
export async function listOrders(reader: Reader, storeId: string, filter: OrderFilter, seesCost: boolean) {
  const found = await reader.purchaseOrder.findMany({
    where: {
      storeId,
      ...(filter.cursor ? { number: { lt: filter.cursor } } : {}),
      ...(filter.open ? { cancelledAt: null, closedAt: null, receivedAt: null } : {}),
    },
    orderBy: { number: 'desc' },
    take: PAGE + 1,
    include: {
      supplier: { select: { name: true } },
      lines: { select: { quantity: true, unitCost: true, balance: { select: { received: true } } } },
    },
  });
  const page = found.slice(0, PAGE);
  const names = await personNames(
    reader,
    page.map((order) => order.orderedById),
  );
  return {
    rows: page.map((order) => {
      const lines = order.lines.map((line) => ({
        orderedMilli: milliOf(line.quantity),
        receivedMilli: milliOf(line.balance?.received ?? 0),
        unitCost: line.unitCost?.toString() ?? null,
      }));
      const known = lines.every((line) => line.unitCost !== null);
      return {
        ...headOf(order, lines),
        supplier: order.supplier.name,
        person: names.get(order.orderedById) ?? '',
        lines: lines.length,
        openLines: lines.filter((line) => openOf(line) > 0).length,
        amountFen:
          seesCost && known
            ? lines.reduce((sum, line) => sum + valueAtCost(line.unitCost ?? '0', line.orderedMilli), 0)
            : null,
      };
    }),
    nextCursor: found.length > PAGE ? (page.at(-1)?.number ?? null) : null,
  };
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
