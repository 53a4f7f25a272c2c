import { sumFen } from '@/lib/money';
import { milliToText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { dateOf } from '@/server/platform/posting-day';
import { postStockEntries } from '@/server/stock/post-stock-entries';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { zonesByKind } from '@/server/zones/zones-by-kind';
import { NoteAlreadyReceived } from '../errors';
import { countArrivals } from '../purchase-orders/purchase-order-internal';
import { receiveGoodsInput } from '../schema';
import {
  type ArrivedLine,
  arrivalsOfOrder,
  arrivedLines,
  lockOrderOf,
  postingsOfLine,
} from './receiving-internal';

/**
 * Goods in against a supplier's note, of an order or without one: document and stock in one transaction, cost with its
 * share of the freight by moving average. More than was ordered is taken; what is missing leaves the order open.
 * @throws NotFound, NoteAlreadyReceived, StockLineUnknown, StockQuantityTooFine, MoreDamagedThanArrived, OrderUnknown,
 * OrderOfOtherSupplier, OrderStateWrong, OrderLineUnknown
 */
export const receiveGoods = command({
  name: 'purchasing.receive',
  permission: 'purchasing.receive',
  scope: 'store',
  input: receiveGoodsInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: receivingId } = input;
    const { personId } = ctx.actor;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const supplier = await tx.supplier.findUnique({ where: { id: input.supplierId } });
    if (!supplier) throw new NotFound({ noun: 'supplier' });
    const number = await takeDocumentNumber(tx, storeId, 'RECEIVING');
    // The series row is locked: nobody can slip the same note in between.
    const twin = await receivedBefore(tx, input);
    if (twin !== null) throw new NoteAlreadyReceived({ number: twin });
    const order = await lockOrderOf(tx, input);
    const lines = await arrivedLines(tx, storeId, input);
    const day = dateOf(businessDay, storeId);
    await tx.receiving.create({
      data: {
        storeId,
        id: receivingId,
        number,
        supplierId: supplier.id,
        supplierNote: input.supplierNote,
        note: input.note,
        orderId: order?.order.id ?? null,
        freightFen: BigInt(input.freightFen),
        personId,
        businessDay: day,
        occurredAt: ctx.now,
      },
    });
    await writeLines(tx, { storeId, receivingId, businessDay: day }, lines);
    if (order) await countArrivals(tx, order, arrivalsOfOrder(lines), ctx.now);
    const damagedZoneId = (await zonesByKind(tx, storeId)).DAMAGED;
    const document = { documentKind: 'RECEIVING' as const, documentId: receivingId };
    const posting = { ...document, businessDay, occurredAt: ctx.now, personId };
    await postStockEntries(
      tx,
      storeId,
      lines.flatMap((line) => postingsOfLine(line, damagedZoneId, posting)),
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'purchasing.receive',
      subjectKind: 'receiving',
      subjectId: receivingId,
      after: { number, supplierNote: input.supplierNote, ...totalsOf(lines, order?.order.number) },
      businessDay,
      requestId: input.requestId,
    });
    return { receivingId, number, businessDay: businessDay.day };
  },
});

/** Number of the receiving of the same note; one that was taken back whole is as if it never came. */
async function receivedBefore(
  tx: Tx,
  { storeId, supplierId, supplierNote }: { storeId: string; supplierId: string; supplierNote: string },
): Promise<number | null> {
  const [twin] = await tx.$queryRaw<{ number: number }[]>`
    SELECT r.number FROM receiving r
    WHERE r.store_id = ${storeId}::uuid AND r.supplier_id = ${supplierId}::uuid AND r.supplier_note = ${supplierNote}
      AND EXISTS (SELECT 1 FROM receiving_line l WHERE l.store_id = r.store_id AND l.receiving_id = r.id
        AND l.quantity > coalesce((SELECT sum(x.quantity) FROM supplier_return_line x
          WHERE x.store_id = l.store_id AND x.receiving_line_id = l.id), 0))
    ORDER BY r.number LIMIT 1`;
  return twin?.number ?? null;
}

async function writeLines(
  tx: Tx,
  document: { storeId: string; receivingId: string; businessDay: Date },
  lines: readonly ArrivedLine[],
): Promise<void> {
  await tx.receivingLine.createMany({
    data: lines.map((line) => ({
      ...document,
      id: line.id,
      lineNo: line.lineNo,
      productId: line.productId,
      zoneId: line.zoneId,
      orderLineId: line.orderLineId ?? null,
      noteQuantity: line.noteMilli === null ? null : milliToText(line.noteMilli),
      quantity: line.quantity,
      damagedQuantity: milliToText(line.damagedMilli),
      unitCost: line.unitCost,
      amountFen: BigInt(line.amountFen),
      freightFen: BigInt(line.freightFen),
    })),
  });
}

/** What the trail says of a delivery. */
function totalsOf(lines: readonly ArrivedLine[], orderNumber: number | undefined) {
  const damaged = lines.filter((line) => line.damagedMilli > 0).length;
  const freightFen = sumFen(lines.map((line) => line.freightFen));
  return {
    lines: lines.length,
    amountFen: sumFen(lines.map((line) => line.amountFen)),
    ...(freightFen > 0 ? { freightFen } : {}),
    ...(damaged > 0 ? { damagedLines: damaged } : {}),
    ...(orderNumber ? { order: orderNumber } : {}),
  };
}
