import type { Stocktake, StocktakeSheet } from '@/generated/prisma/client';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { CountSheetFinished, CountSheetOfAnother, StocktakeStateWrong } from './errors';
import { type StocktakeState, stateOf } from './rules';

export interface LockedStocktake {
  stocktake: Stocktake;
  sheets: StocktakeSheet[];
  state: StocktakeState;
}

/**
 * A stocktake with its sheets, locked against every other change and against counts (which share the lock of their sheet).
 * @throws NotFound, StocktakeStateWrong when it is in none of the states named
 */
export async function lockStocktake(
  tx: Tx,
  storeId: string,
  id: string,
  states: readonly StocktakeState[],
): Promise<LockedStocktake> {
  await tx.$queryRaw`SELECT 1 AS locked FROM stocktake WHERE store_id = ${storeId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  await tx.$queryRaw`SELECT count(*) AS locked FROM (SELECT 1 FROM stocktake_sheet
    WHERE store_id = ${storeId}::uuid AND stocktake_id = ${id}::uuid ORDER BY id FOR UPDATE) s`;
  const stocktake = await tx.stocktake.findUnique({
    where: { storeId_id: { storeId, id } },
    include: { sheets: { orderBy: { id: 'asc' } } },
  });
  if (!stocktake) throw new NotFound({ noun: 'stocktake' });
  const { sheets, ...rest } = stocktake;
  const state = stateOf(rest, sheets);
  if (!states.includes(state)) throw new StocktakeStateWrong({ state });
  return { stocktake: rest, sheets, state };
}

/** What a count on a sheet needs to know of it. */
export interface CountableSheet {
  stocktakeId: string;
  zoneId: string;
  round: number;
  startedAt: Date;
}

/**
 * A sheet that may be counted on by this person, held so (FOR SHARE) until the transaction ends: many phones at once, and
 * nobody hands it in between.
 * @throws NotFound, StocktakeStateWrong, CountSheetFinished, CountSheetOfAnother
 */
export async function holdSheet(
  tx: Tx,
  storeId: string,
  sheetId: string,
  personId: string,
): Promise<CountableSheet> {
  const [sheet] = await tx.$queryRaw<
    {
      stocktakeId: string;
      zoneId: string;
      round: number;
      counterId: string | null;
      finishedAt: Date | null;
      startedAt: Date | null;
      postedAt: Date | null;
      cancelledAt: Date | null;
    }[]
  >`
    SELECT s.stocktake_id AS "stocktakeId", s.zone_id AS "zoneId", s.round, s.counter_id AS "counterId",
      s.finished_at AS "finishedAt", t.started_at AS "startedAt", t.posted_at AS "postedAt", t.cancelled_at AS "cancelledAt"
    FROM stocktake_sheet s JOIN stocktake t ON t.store_id = s.store_id AND t.id = s.stocktake_id
    WHERE s.store_id = ${storeId}::uuid AND s.id = ${sheetId}::uuid FOR SHARE OF s`;
  if (!sheet) throw new NotFound({ noun: 'countSheet' });
  const { startedAt } = sheet;
  if (!startedAt || sheet.postedAt || sheet.cancelledAt)
    throw new StocktakeStateWrong({ state: stateOf(sheet, []) });
  if (sheet.finishedAt) throw new CountSheetFinished();
  if (sheet.counterId && sheet.counterId !== personId) throw new CountSheetOfAnother();
  return { stocktakeId: sheet.stocktakeId, zoneId: sheet.zoneId, round: sheet.round, startedAt };
}
