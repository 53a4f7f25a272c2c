import type { TicketLine } from '@/generated/prisma/client';
import { fitsDecimals, type Milli, milliFromText, milliToText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { productsById } from '@/server/catalog/products-by-id';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { milliOf } from '@/server/platform/numbers';
import { dateOf } from '@/server/platform/posting-day';
import { postStockEntries } from '@/server/stock/post-stock-entries';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { zonesByKind } from '@/server/zones/zones-by-kind';
import { PickupExceedsAwaiting, QuantityTooFine } from './errors';
import { partOfLine } from './parts-of-kits';
import { recordPickupInput } from './schema';

/** Hands over goods that were paid and wait in 待提货: they leave the stock now. @throws NotFound, PickupExceedsAwaiting, QuantityTooFine */
export const recordPickup = command({
  name: 'sales.recordPickup',
  permission: 'sales.recordPickup',
  scope: 'store',
  input: recordPickupInput,
  async run(tx, input, ctx) {
    const { storeId, lineId } = input;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    await tx.$queryRaw`SELECT 1 AS locked FROM ticket_line_balance WHERE store_id = ${storeId}::uuid AND line_id = ${lineId}::uuid FOR UPDATE`;
    const balance = await tx.ticketLineBalance.findUnique({ where: { storeId_lineId: { storeId, lineId } } });
    const line = await tx.ticketLine.findUnique({ where: { storeId_id: { storeId, id: lineId } } });
    if (!line) throw new NotFound({ noun: 'ticketLine' });
    const quantityMilli = milliFromText(input.quantity) ?? 0;
    const awaitingMilli = balance ? milliOf(balance.awaitingQuantity) : 0;
    if (quantityMilli > awaitingMilli) {
      throw new PickupExceedsAwaiting({ left: milliToText(awaitingMilli) });
    }
    const product = (await productsById(tx, [line.productId])).get(line.productId);
    if (!product) throw new NotFound({ noun: 'product' });
    if (quantityMilli !== awaitingMilli && !fitsDecimals(quantityMilli, product.decimals))
      throw new QuantityTooFine({ name: product.name, decimals: product.decimals });
    const zoneId = (await zonesByKind(tx, storeId)).AWAITING_PICKUP;
    await tx.pickup.create({
      data: {
        storeId,
        id: input.requestId,
        ticketId: line.ticketId,
        lineId,
        quantity: input.quantity,
        personId: ctx.actor.personId,
        businessDay: dateOf(businessDay, storeId),
        occurredAt: ctx.now,
      },
    });
    await tx.ticketLineBalance.update({
      where: { storeId_lineId: { storeId, lineId } },
      data: { awaitingQuantity: { decrement: input.quantity } },
    });
    const parts = await partsOfLine(tx, line, quantityMilli);
    await postStockEntries(
      tx,
      storeId,
      parts.map((part) => ({
        ...part,
        zoneId,
        kind: 'SALE' as const,
        documentKind: 'PICKUP' as const,
        documentId: input.requestId,
        documentLineId: input.requestId,
        businessDay,
        occurredAt: ctx.now,
        personId: ctx.actor.personId,
      })),
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'sales.recordPickup',
      subjectKind: 'pickup',
      subjectId: input.requestId,
      after: { lineId, quantity: input.quantity },
      businessDay,
      requestId: input.requestId,
    });
    return { pickupId: input.requestId };
  },
});

/** The goods that leave when so much of a line is handed over: itself, or its part of what the kit was made of. */
async function partsOfLine(
  tx: Tx,
  line: Pick<TicketLine, 'storeId' | 'id' | 'productId' | 'moves' | 'quantity'>,
  handedMilli: Milli,
) {
  if (line.moves !== 'PARTS') return [{ productId: line.productId, quantityMilli: -handedMilli }];
  const parts = await tx.ticketLinePart.findMany({
    where: { storeId: line.storeId, lineId: line.id },
    orderBy: { productId: 'asc' },
  });
  return parts.map(({ productId, quantity }) => ({
    productId,
    quantityMilli: -partOfLine(milliOf(quantity), handedMilli, milliOf(line.quantity)),
  }));
}
