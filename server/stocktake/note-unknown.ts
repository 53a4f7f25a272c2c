import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { holdSheet } from './internal';
import { countMoment } from './rules';
import { noteUnknownInput } from './schema';

/** A barcode that no product has, with a note and a picture, for whoever keeps the catalogue. @throws as recordCounts */
export const noteUnknown = command({
  name: 'stocktake.noteUnknown',
  permission: 'stocktake.count',
  scope: 'store',
  input: noteUnknownInput,
  async run(tx, input, ctx) {
    const { storeId, sheetId, requestId: id, code, quantity, note, photo } = input;
    const sheet = await holdSheet(tx, storeId, sheetId, ctx.actor.personId);
    const clock = { sentAt: ctx.now, receivedAt: ctx.now, startedAt: sheet.startedAt };
    await tx.stocktakeUnknown.create({
      data: {
        storeId,
        id,
        sheetId,
        stocktakeId: sheet.stocktakeId,
        code,
        quantity,
        note,
        photo,
        personId: ctx.actor.personId,
        occurredAt: countMoment(input.occurredAt, clock),
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.noteUnknown',
      subjectKind: 'stocktake',
      subjectId: sheet.stocktakeId,
      after: { code, quantity, note, photo: photo !== '' },
      requestId: input.requestId,
    });
    return { id };
  },
});
