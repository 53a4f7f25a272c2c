import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { productsByCode } from '@/server/catalog/products-by-id';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { CountCodesUnknown, CountRowsRefused } from './errors';
import { holdSheet } from './internal';
import { writeCounts } from './record-counts';
import { importCountsInput } from './schema';

/**
 * Counts out of a scanner's file, all or nothing; the moment is that of the import, as such files have none. Codes nobody
 * knows refuse the file, or are noted as unknown where the person says so.
 * @throws CountCodesUnknown, CountRowsRefused, and as recordCounts
 */
export const importCounts = command({
  name: 'stocktake.importCounts',
  permission: 'stocktake.count',
  scope: 'store',
  isLong: true,
  input: importCountsInput,
  async run(tx, input, ctx) {
    const { storeId, sheetId } = input;
    const { personId } = ctx.actor;
    const sheet = await holdSheet(tx, storeId, sheetId, personId);
    const products = await productsByCode(
      tx,
      input.rows.map(({ code }) => code),
    );
    const known = input.rows.flatMap((row, at) => {
      const productId = products.get(row.code);
      return productId ? [{ at, productId, quantity: row.quantity }] : [];
    });
    const unknown = input.rows.filter((row) => !products.has(row.code));
    if (unknown.length > 0 && !input.noteUnknown)
      throw new CountCodesUnknown({ count: unknown.length, first: unknown[0]?.code ?? '' });
    const events = known.map((row) => ({
      id: newId(),
      productId: row.productId,
      kind: 'IMPORT' as const,
      quantity: row.quantity,
      occurredAt: ctx.now,
    }));
    const by = { storeId, sheetId, ...sheet, personId, phoneKey: 'file' };
    const { refused } = events.length > 0 ? await writeCounts(tx, by, events) : { refused: [] };
    const [worst] = refused;
    if (worst) {
      const at = events.findIndex(({ id }) => id === worst.id);
      const first = input.rows[known[at]?.at ?? 0]?.code ?? '';
      throw new CountRowsRefused({ count: refused.length, first, problem: worst.refusal });
    }
    await tx.stocktakeUnknown.createMany({
      data: unknown.map(({ code, quantity }) => ({
        storeId,
        id: newId(),
        stocktakeId: sheet.stocktakeId,
        sheetId,
        code,
        quantity,
        note: input.fileName,
        personId,
        occurredAt: ctx.now,
      })),
    });
    const result = { imported: events.length, unknown: unknown.length };
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.importCounts',
      subjectKind: 'stocktake',
      subjectId: sheet.stocktakeId,
      after: { sheetId, fileName: input.fileName, ...result },
      requestId: input.requestId,
    });
    return result;
  },
});
