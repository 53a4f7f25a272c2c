import { goodsName } from '@/lib/goods-name';
import { mulDiv, sumFen } from '@/lib/money';
import { fitsDecimals, type Milli, milliFromText, milliToText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { fenOf, milliOf } from '@/server/platform/numbers';
import { bookedOn } from '@/server/platform/posting-day';
import { StockQuantityTooFine } from '@/server/stock/errors';
import { postStockEntries } from '@/server/stock/post-stock-entries';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { zonesByKind } from '@/server/zones/zones-by-kind';
import { ReversesMoreThanArrived } from '../errors';
import { lockOrder, uncountArrivals } from '../purchase-orders/purchase-order-internal';
import { reverseReceivingInput } from '../schema';

/**
 * Takes a receiving back that was booked wrongly, in full or in part: its goods leave at the cost they came with, freight and all,
 * and what was ordered is open again. Goods that really go back to who delivered them are a supplier return.
 * @throws NotFound, ReversesMoreThanArrived, StockQuantityTooFine
 */
export const reverseReceiving = command({
  name: 'purchasing.reverseReceiving',
  permission: 'purchasing.receive',
  scope: 'store',
  input: reverseReceivingInput,
  async run(tx, input, ctx) {
    const { storeId, receivingId, requestId: supplierReturnId } = input;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const number = await takeDocumentNumber(tx, storeId, 'SUPPLIER_RETURN');
    const receiving = await tx.receiving.findUnique({ where: { storeId_id: { storeId, id: receivingId } } });
    if (!receiving) throw new NotFound({ noun: 'receiving' });
    const order = receiving.orderId ? await lockOrder(tx, storeId, receiving.orderId) : null;
    // The series row is locked: two at once cannot take the same pieces back.
    const lines = await reversedLines(tx, { storeId, receivingId }, input.lines);
    const damagedZoneId = (await zonesByKind(tx, storeId)).DAMAGED;
    const document = bookedOn(businessDay);
    await tx.supplierReturn.create({
      data: {
        ...document,
        id: supplierReturnId,
        number,
        supplierId: receiving.supplierId,
        receivingId,
        reason: input.reason,
        personId: ctx.actor.personId,
        occurredAt: ctx.now,
      },
    });
    await tx.supplierReturnLine.createMany({
      data: lines.map((line, index) => ({
        ...document,
        id: line.id,
        supplierReturnId,
        lineNo: index + 1,
        productId: line.productId,
        zoneId: line.zoneId,
        quantity: milliToText(line.milli),
        creditFen: BigInt(line.valueFen),
        receivingLineId: line.receivingLineId,
      })),
    });
    await postStockEntries(
      tx,
      storeId,
      lines.flatMap((line) =>
        piecesByZone(line, damagedZoneId).map((piece) => ({
          ...piece,
          productId: line.productId,
          kind: 'SUPPLIER_RETURN' as const,
          documentKind: 'SUPPLIER_RETURN' as const,
          documentId: supplierReturnId,
          documentLineId: line.id,
          businessDay,
          occurredAt: ctx.now,
          personId: ctx.actor.personId,
        })),
      ),
    );
    if (order) await uncountArrivals(tx, order, wentBack(lines));
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'purchasing.reverseReceiving',
      subjectKind: 'receiving',
      subjectId: receivingId,
      after: {
        number,
        receiving: receiving.number,
        reason: input.reason,
        lines: lines.length,
        amountFen: sumFen(lines.map((line) => line.valueFen)),
      },
      businessDay,
      requestId: input.requestId,
    });
    return { supplierReturnId, number, businessDay: businessDay.day };
  },
});

type ReversedLine = Awaited<ReturnType<typeof reversedLines>>[number];

/** The lines taken back, with the value they came with; what is left of a line leaves with its last piece. */
async function reversedLines(
  tx: Tx,
  of: { storeId: string; receivingId: string },
  asked: readonly { lineId: string; quantity: string }[],
) {
  const known = await tx.receivingLine.findMany({
    where: { ...of, id: { in: asked.map(({ lineId }) => lineId) } },
    include: {
      product: { select: { name: true, spec: true, decimals: true } },
      reversals: { select: { quantity: true, creditFen: true } },
    },
  });
  return asked.map(({ lineId, quantity }) => {
    const line = known.find(({ id }) => id === lineId);
    if (!line) throw new NotFound({ noun: 'receiving' });
    const milli = milliFromText(quantity) ?? 0;
    const { decimals } = line.product;
    const name = goodsName(line.product);
    if (!fitsDecimals(milli, decimals)) throw new StockQuantityTooFine({ name, decimals });
    const arrivedMilli = milliOf(line.quantity);
    const goneMilli = line.reversals.reduce((sum, one) => sum + milliOf(one.quantity), 0);
    if (milli > arrivedMilli - goneMilli)
      throw new ReversesMoreThanArrived({ name, left: milliToText(arrivedMilli - goneMilli) });
    const wholeFen = fenOf(line.amountFen) + fenOf(line.freightFen ?? 0);
    const goneFen = line.reversals.reduce((sum, one) => sum + fenOf(one.creditFen), 0);
    return {
      id: newId(),
      receivingLineId: line.id,
      orderLineId: line.orderLineId,
      productId: line.productId,
      zoneId: line.zoneId,
      milli,
      /** Of them still where the whole pieces were put; the others stand among the damaged goods. */
      wholeMilli: Math.min(milli, Math.max(0, arrivedMilli - milliOf(line.damagedQuantity ?? 0) - goneMilli)),
      valueFen: mulDiv(wholeFen, goneMilli + milli, arrivedMilli) - goneFen,
    };
  });
}

/** Where the pieces leave from: whole ones first, then the broken ones, together at the line's value. */
function piecesByZone(line: ReversedLine, damagedZoneId: string) {
  const { milli, wholeMilli, valueFen, zoneId } = line;
  const wholeFen = mulDiv(valueFen, wholeMilli, milli);
  return [
    { zoneId, quantityMilli: -wholeMilli, valueFen: -wholeFen },
    { zoneId: damagedZoneId, quantityMilli: wholeMilli - milli, valueFen: wholeFen - valueFen },
  ].filter((piece) => piece.quantityMilli !== 0);
}

/** Pieces of each ordered line that are waited for again. */
function wentBack(lines: readonly ReversedLine[]): Map<string, Milli> {
  const back = new Map<string, Milli>();
  for (const { orderLineId, milli } of lines)
    if (orderLineId) back.set(orderLineId, (back.get(orderLineId) ?? 0) + milli);
  return back;
}
