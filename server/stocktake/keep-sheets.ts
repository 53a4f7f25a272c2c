import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { CountSheetFinished, CountSheetOfAnother } from './errors';
import { lockStocktake } from './internal';
import { addSheetInput, assignSheetInput, finishSheetInput } from './schema';

/** One more sheet of a zone, so that several people count it, each their own. @throws StocktakeStateWrong, NotFound */
export const addSheet = command({
  name: 'stocktake.addSheet',
  permission: 'stocktake.plan',
  scope: 'store',
  input: addSheetInput,
  async run(tx, input, ctx) {
    const { storeId, stocktakeId, zoneId, requestId: sheetId } = input;
    const { sheets } = await lockStocktake(tx, storeId, stocktakeId, ['planned', 'counting']);
    const parts = sheets
      .filter((sheet) => sheet.zoneId === zoneId && sheet.round === 1)
      .map(({ part }) => part);
    if (parts.length === 0) throw new NotFound({ noun: 'zone' });
    const counterId = await counterOf(tx, storeId, input.counterId ?? null);
    await tx.stocktakeSheet.create({
      data: { storeId, id: sheetId, stocktakeId, zoneId, part: Math.max(...parts) + 1, counterId },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.addSheet',
      subjectKind: 'stocktake',
      subjectId: stocktakeId,
      after: { sheetId, zoneId, counterId },
      requestId: input.requestId,
    });
    return { sheetId };
  },
});

/** Says who counts a sheet, or (null) that anybody may. @throws NotFound, CountSheetFinished, StocktakeStateWrong */
export const assignSheet = command({
  name: 'stocktake.assignSheet',
  permission: 'stocktake.plan',
  scope: 'store',
  input: assignSheetInput,
  async run(tx, input, ctx) {
    const { storeId, sheetId } = input;
    const sheet = await lockSheet(tx, storeId, sheetId, ['planned', 'counting', 'recount']);
    if (sheet.finishedAt) throw new CountSheetFinished();
    const counterId = await counterOf(tx, storeId, input.counterId);
    await tx.stocktakeSheet.update({ where: { storeId_id: { storeId, id: sheetId } }, data: { counterId } });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.assignSheet',
      subjectKind: 'stocktake',
      subjectId: sheet.stocktakeId,
      before: { counterId: sheet.counterId },
      after: { sheetId, counterId },
      requestId: input.requestId,
    });
    return { sheetId };
  },
});

/** Hands a sheet in: the shelf was walked. @throws NotFound, StocktakeStateWrong, CountSheetFinished, CountSheetOfAnother */
export const finishSheet = command({
  name: 'stocktake.finishSheet',
  permission: 'stocktake.count',
  scope: 'store',
  input: finishSheetInput,
  async run(tx, input, ctx) {
    const { storeId, sheetId } = input;
    const sheet = await lockSheet(tx, storeId, sheetId, ['counting', 'recount']);
    if (sheet.finishedAt) throw new CountSheetFinished();
    if (sheet.counterId && sheet.counterId !== ctx.actor.personId && !ctx.may('stocktake.plan', storeId))
      throw new CountSheetOfAnother();
    await tx.stocktakeSheet.update({
      where: { storeId_id: { storeId, id: sheetId } },
      data: { finishedAt: ctx.now, finishedById: ctx.actor.personId },
    });
    const counts = await tx.stocktakeCount.count({ where: { storeId, sheetId } });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.finishSheet',
      subjectKind: 'stocktake',
      subjectId: sheet.stocktakeId,
      after: { sheetId, round: sheet.round, counts },
      requestId: input.requestId,
    });
    return { sheetId, counts };
  },
});

/** Gives a sheet back for counting, for a phone that comes late or a shelf that was forgotten. @throws StocktakeStateWrong, NotFound */
export const reopenSheet = command({
  name: 'stocktake.reopenSheet',
  permission: 'stocktake.plan',
  scope: 'store',
  input: finishSheetInput,
  async run(tx, input, ctx) {
    const { storeId, sheetId } = input;
    const sheet = await lockSheet(tx, storeId, sheetId, ['counting', 'recount', 'review']);
    await tx.stocktakeSheet.update({
      where: { storeId_id: { storeId, id: sheetId } },
      data: { finishedAt: null, finishedById: null },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.reopenSheet',
      subjectKind: 'stocktake',
      subjectId: sheet.stocktakeId,
      after: { sheetId },
      requestId: input.requestId,
    });
    return { sheetId };
  },
});

async function lockSheet(
  tx: Tx,
  storeId: string,
  sheetId: string,
  states: Parameters<typeof lockStocktake>[3],
) {
  const found = await tx.stocktakeSheet.findUnique({ where: { storeId_id: { storeId, id: sheetId } } });
  if (!found) throw new NotFound({ noun: 'countSheet' });
  const { sheets } = await lockStocktake(tx, storeId, found.stocktakeId, states);
  return sheets.find(({ id }) => id === sheetId) ?? found;
}

/** @throws NotFound when this person may not count in the store */
async function counterOf(tx: Tx, storeId: string, personId: string | null): Promise<string | null> {
  if (personId && !(await staffAllowed(tx, 'stocktake.count', storeId)).has(personId))
    throw new NotFound({ noun: 'person' });
  return personId;
}
