import { retrying } from '@/server/platform/command';
import { longDb, type Reader, type Tx } from '@/server/platform/db';
import { atHalfPace } from '@/server/platform/half-pace';
import { logger } from '@/server/platform/log';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { type FigureLine, postLines } from './post-lines';

/** Products one transaction posts: over in a moment, so that nobody who sells waits for more than one of them. */
const PIECE = 200;
const EVERY_MS = 60_000;

/**
 * Posts what an approved stocktake has left to post, piece by piece; with nothing left it does nothing. Two at once take turns.
 * Entries stand on the day that is open when their piece is posted.
 * @throws Busy, Unavailable: what is left then waits for the next time
 */
export async function postWaitingLines(storeId: string, stocktakeId: string, now: Date): Promise<void> {
  let left = true;
  while (left)
    left = await atHalfPace(() =>
      retrying(() => longDb().$transaction((tx) => postPiece(tx, storeId, stocktakeId, now))),
    );
}

/** @returns whether there may be more */
async function postPiece(tx: Tx, storeId: string, stocktakeId: string, now: Date): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 AS locked FROM stocktake WHERE store_id = ${storeId}::uuid AND id = ${stocktakeId}::uuid FOR UPDATE`;
  const lines = await tx.$queryRaw<FigureLine[]>`
    SELECT zone_id, product_id, line_no, decision, reason, to_json(moment) #>> '{}' AS moment, counted::text, expected::text, variance::text
    FROM stocktake_waiting_line WHERE store_id = ${storeId}::uuid AND stocktake_id = ${stocktakeId}::uuid AND product_id IN (
      SELECT DISTINCT product_id FROM stocktake_waiting_line
      WHERE store_id = ${storeId}::uuid AND stocktake_id = ${stocktakeId}::uuid ORDER BY product_id LIMIT ${PIECE})
    ORDER BY line_no`;
  if (lines.length === 0) return false;
  const { personId } = await tx.stocktakePosting.findUniqueOrThrow({
    where: { storeId_stocktakeId: { storeId, stocktakeId } },
    select: { personId: true },
  });
  const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), { now });
  await tx.stocktakeWaitingLine.deleteMany({
    where: { storeId, stocktakeId, productId: { in: [...new Set(lines.map((line) => line.product_id))] } },
  });
  await postLines(tx, lines, { storeId, stocktakeId, businessDay, personId });
  return true;
}

/** Lines of a stocktake that still wait for their entries. */
export function countWaitingLines(reader: Reader, storeId: string, stocktakeId: string): Promise<number> {
  return reader.stocktakeWaitingLine.count({ where: { storeId, stocktakeId } });
}

/** Goes on with every posting that broke off. */
export async function postAllWaitingLines(now: Date): Promise<void> {
  const left = await longDb().$queryRaw<{ storeId: string; stocktakeId: string }[]>`
    SELECT DISTINCT store_id AS "storeId", stocktake_id AS "stocktakeId" FROM stocktake_waiting_line`;
  for (const { storeId, stocktakeId } of left) await postWaitingLines(storeId, stocktakeId, now);
}

/** Looks every minute for a posting that a stop or a lost database broke off, the first time at once. */
export function keepPosting(clock: () => Date): void {
  const look = () =>
    postAllWaitingLines(clock())
      .catch((error: unknown) => logger.warn({ err: error }, 'a posting waits to go on'))
      .finally(() => setTimeout(look, EVERY_MS).unref());
  void look();
}
