import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { bookedOn } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { resolveLines } from '../document-lines';
import { ZoneMoveToItself } from '../errors';
import { postStockEntries } from '../post-stock-entries';
import { moveBetweenZonesInput } from '../schema';

/**
 * Goods from one zone to another of the same store, in one step: filling the shelf, clearing it. From the product's own
 * zone when none is named.
 * @throws ZoneMoveToItself, StockLineUnknown, StockQuantityTooFine
 */
export const moveBetweenZones = command({
  name: 'stock.move',
  permission: 'stock.move',
  scope: 'store',
  input: moveBetweenZonesInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: zoneMoveId } = input;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const number = await takeDocumentNumber(tx, storeId, 'ZONE_MOVE');
    const sources = await resolveLines(
      tx,
      storeId,
      input.lines.map((line) => ({ ...line, zoneId: line.fromZoneId })),
    );
    const targets = await resolveLines(
      tx,
      storeId,
      input.lines.map((line) => ({ ...line, zoneId: line.toZoneId })),
    );
    const lines = sources.map((line, index) => {
      const toZoneId = targets[index]?.zoneId ?? '';
      if (toZoneId === line.zoneId) throw new ZoneMoveToItself({ line: line.lineNo });
      return { ...line, id: newId(), toZoneId };
    });
    const document = bookedOn(businessDay);
    await tx.zoneMove.create({
      data: {
        ...document,
        id: zoneMoveId,
        number,
        note: input.note,
        personId: ctx.actor.personId,
        occurredAt: ctx.now,
      },
    });
    await tx.zoneMoveLine.createMany({
      data: lines.map((line) => ({
        ...document,
        id: line.id,
        zoneMoveId,
        lineNo: line.lineNo,
        productId: line.productId,
        fromZoneId: line.zoneId,
        toZoneId: line.toZoneId,
        quantity: line.quantity,
      })),
    });
    await postStockEntries(
      tx,
      storeId,
      lines.flatMap((line) => {
        const posting = {
          productId: line.productId,
          documentKind: 'ZONE_MOVE' as const,
          documentId: zoneMoveId,
          documentLineId: line.id,
          businessDay,
          occurredAt: ctx.now,
          personId: ctx.actor.personId,
        };
        return [
          { ...posting, kind: 'ZONE_OUT' as const, zoneId: line.zoneId, quantityMilli: -line.quantityMilli },
          { ...posting, kind: 'ZONE_IN' as const, zoneId: line.toZoneId, quantityMilli: line.quantityMilli },
        ];
      }),
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stock.move',
      subjectKind: 'zoneMove',
      subjectId: zoneMoveId,
      after: { number, lines: lines.length },
      businessDay,
      requestId: input.requestId,
    });
    return { zoneMoveId, number, businessDay: businessDay.day };
  },
});
