import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { countLines } from './count-lines';
import { NothingToRecount } from './errors';
import { lockStocktake } from './internal';
import { startRecountInput } from './schema';

/**
 * Opens the second round: a sheet per zone with the lines that differ beyond the limit and those the manager adds (a sale
 * came near the count). What was counted again already is not counted a third time. @throws StocktakeStateWrong, NothingToRecount
 */
export const startRecount = command({
  name: 'stocktake.startRecount',
  permission: 'stocktake.plan',
  scope: 'store',
  isLong: true,
  input: startRecountInput,
  async run(tx, input, ctx) {
    const { storeId, stocktakeId } = input;
    const { sheets } = await lockStocktake(tx, storeId, stocktakeId, ['review', 'recount']);
    const also = JSON.stringify(
      input.also.map(({ productId, zoneId }) => ({ product_id: productId, zone_id: zoneId })),
    );
    const lines = await tx.$queryRaw<{ zoneId: string; productId: string }[]>`
      WITH ${countLines(storeId, stocktakeId, ctx.now)}
      SELECT f.zone_id AS "zoneId", f.product_id AS "productId" FROM figures f
      WHERE f.round = 1 AND f.decision = 'COUNT' AND (f.beyond OR EXISTS (
          SELECT 1 FROM json_to_recordset(${also}::json) AS a(product_id uuid, zone_id uuid)
          WHERE a.product_id = f.product_id AND a.zone_id = f.zone_id))
        AND NOT EXISTS (SELECT 1 FROM stocktake_recount r JOIN stocktake_sheet s ON s.store_id = r.store_id AND s.id = r.sheet_id
          WHERE r.store_id = ${storeId}::uuid AND s.stocktake_id = ${stocktakeId}::uuid AND s.zone_id = f.zone_id
            AND r.product_id = f.product_id)
      ORDER BY f.zone_id, f.product_id`;
    if (lines.length === 0) throw new NothingToRecount();
    const sheetOf = new Map<string, string>();
    for (const { zoneId } of lines) if (!sheetOf.has(zoneId)) sheetOf.set(zoneId, newId());
    const lastPart = (zoneId: string) =>
      Math.max(
        0,
        ...sheets.filter((one) => one.zoneId === zoneId && one.round === 2).map(({ part }) => part),
      );
    await tx.stocktakeSheet.createMany({
      data: [...sheetOf].map(([zoneId, id]) => ({
        storeId,
        id,
        stocktakeId,
        zoneId,
        round: 2,
        part: lastPart(zoneId) + 1,
      })),
    });
    await tx.stocktakeRecount.createMany({
      data: lines.flatMap(({ zoneId, productId }) => {
        const sheetId = sheetOf.get(zoneId);
        return sheetId ? [{ storeId, sheetId, productId }] : [];
      }),
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.startRecount',
      subjectKind: 'stocktake',
      subjectId: stocktakeId,
      after: { lines: lines.length, sheets: sheetOf.size },
      requestId: input.requestId,
    });
    return { lines: lines.length, sheets: sheetOf.size };
  },
});
