import { businessDayOf, dayToDate } from '@/lib/business-day';
import { milliToText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { personOf } from '@/server/platform/actor';
import { command } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf, milliOf } from '@/server/platform/numbers';
import { dateOf } from '@/server/platform/posting-day';
import { postStockEntries } from '@/server/stock/post-stock-entries';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { PickupGone, PickupOfAnother, PickupUndoTooLate } from './errors';
import { undoPickupInput } from './schema';
import { specsOf } from './specs-of';

/** How long whoever handed goods over may take that back, ms. */
export const UNDO_MS = 60_000;
/** What a press takes to get here, ms. */
const GRACE_MS = 5_000;

/**
 * Takes a pickup back within its minute: the goods stand in 待提货 again, at the cost they left with. Entries of its own; the
 * pickup stays in the books.
 * @throws NotFound, PickupOfAnother, PickupUndoTooLate, PickupGone
 */
export const undoPickup = command({
  name: 'sales.undoPickup',
  permission: 'sales.recordPickup',
  scope: 'store',
  input: undoPickupInput,
  async run(tx, { storeId, pickupId, requestId }, ctx) {
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const pickup = await lockedPickup(tx, storeId, pickupId);
    if (pickup.personId !== ctx.actor.personId) throw new PickupOfAnother();
    if (ctx.now.getTime() - pickup.occurredAt.getTime() > UNDO_MS + GRACE_MS) throw new PickupUndoTooLate();
    const quantityMilli = milliOf(pickup.quantity);
    await putBack(tx, storeId, pickup.lineId, quantityMilli);
    const out = await tx.stockEntry.findMany({
      where: { storeId, documentId: pickupId, kind: 'SALE' },
      orderBy: { productId: 'asc' },
    });
    await tx.pickup.create({
      data: {
        storeId,
        id: requestId,
        ticketId: pickup.ticketId,
        lineId: pickup.lineId,
        quantity: pickup.quantity.negated(),
        reversesId: pickupId,
        personId: ctx.actor.personId,
        businessDay: dateOf(businessDay, storeId),
        occurredAt: ctx.now,
      },
    });
    await postStockEntries(
      tx,
      storeId,
      out.map((entry) => ({
        productId: entry.productId,
        zoneId: entry.zoneId,
        kind: 'RETURN' as const,
        quantityMilli: -milliOf(entry.quantity),
        valueFen: -fenOf(entry.valueFen),
        documentKind: 'PICKUP' as const,
        documentId: requestId,
        documentLineId: requestId,
        businessDay,
        occurredAt: ctx.now,
        personId: ctx.actor.personId,
      })),
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'sales.undoPickup',
      subjectKind: 'pickup',
      subjectId: requestId,
      after: { pickupId, lineId: pickup.lineId, quantity: milliToText(quantityMilli) },
      businessDay,
      requestId,
    });
    return { pickupId: requestId };
  },
});

/** The line's balance is locked, so that of two who take back at once one comes second. */
async function lockedPickup(tx: Tx, storeId: string, id: string) {
  const place = { storeId_id: { storeId, id } };
  const known = await tx.pickup.findUnique({ where: place, select: { lineId: true } });
  if (!known) throw new NotFound({ noun: 'pickup' });
  await tx.$queryRaw`SELECT 1 AS locked FROM ticket_line_balance WHERE store_id = ${storeId}::uuid AND line_id = ${known.lineId}::uuid FOR UPDATE`;
  const pickup = await tx.pickup.findUniqueOrThrow({
    where: place,
    include: { reversal: { select: { id: true } } },
  });
  if (pickup.reversal || pickup.reversesId) throw new PickupGone();
  return pickup;
}

/** @throws PickupGone when what was handed over came back as a return meanwhile */
async function putBack(tx: Tx, storeId: string, lineId: string, quantityMilli: number): Promise<void> {
  const place = { storeId_lineId: { storeId, lineId } };
  const balance = await tx.ticketLineBalance.findUniqueOrThrow({ where: place });
  const away =
    milliOf(balance.soldQuantity) - milliOf(balance.returnedQuantity) - milliOf(balance.awaitingQuantity);
  if (quantityMilli > away) throw new PickupGone();
  await tx.ticketLineBalance.update({
    where: place,
    data: { awaitingQuantity: { increment: milliToText(quantityMilli) } },
  });
}

/** What this person handed over within the last minute and may still take back, latest first. */
export async function listJustPickedUp(ctx: Context, storeId: string) {
  const person = personOf(ctx);
  if (!person) return [];
  const store = await storeSettings(ctx.db, storeId);
  const since = new Date(ctx.now.getTime() - UNDO_MS);
  const pickups = await ctx.db.pickup.findMany({
    where: {
      storeId,
      businessDay: { gte: dayToDate(businessDayOf(since, store.timeZone, store.dayStartMinute)) },
      personId: person.personId,
      occurredAt: { gt: since },
      reversesId: null,
      reversal: null,
    },
    orderBy: { occurredAt: 'desc' },
    take: 20,
  });
  const lines = await ctx.db.ticketLine.findMany({
    where: { storeId, id: { in: pickups.map(({ lineId }) => lineId) } },
    select: { id: true, productId: true, productName: true, productCode: true, unit: true },
  });
  const specs = await specsOf(
    ctx.db,
    lines.map(({ productId }) => productId),
  );
  return pickups.flatMap((pickup) => {
    const line = lines.find(({ id }) => id === pickup.lineId);
    if (!line) return [];
    return [
      {
        pickupId: pickup.id,
        productName: line.productName,
        productCode: line.productCode,
        spec: specs.get(line.productId) ?? '',
        unit: line.unit,
        quantity: milliToText(milliOf(pickup.quantity)),
        /** How long it may still be taken back, ms. */
        leftMs: UNDO_MS - (ctx.now.getTime() - pickup.occurredAt.getTime()),
      },
    ];
  });
}
