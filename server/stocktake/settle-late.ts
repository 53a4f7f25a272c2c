import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { milliOf } from '@/server/platform/numbers';
import { dayOf } from '@/server/platform/posting-day';
import { insertRows, oneStatement } from '@/server/platform/sql';
import { lockStock, postStockEntries } from '@/server/stock/post-stock-entries';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { lateLines } from './late-entries';
import { settleLateInput } from './schema';

const COLUMNS = [
  'store_id',
  'id',
  'stocktake_id',
  'line_id',
  'product_id',
  'zone_id',
  'quantity',
  'person_id',
  'business_day',
  'occurred_at',
] as const;

/**
 * Posts the opposite variance of what arrived after a posted count although it occurred before it (an offline sale). Asked
 * for when a stocktake is looked at, and as a part of closing a day over these entries; asked for again it finds nothing.
 */
export const settleLate = command({
  name: 'stocktake.settleLate',
  permission: 'stocktake.settleLate',
  scope: 'store',
  isLong: true,
  input: settleLateInput,
  run: settle,
});

async function settle(
  tx: Tx,
  { storeId, requestId }: z.output<typeof settleLateInput>,
  ctx: ActorContext,
): Promise<{ settled: number }> {
  const seen = await lateLines(tx, storeId, ctx.now);
  if (seen.length === 0) return { settled: 0 };
  const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
  const productIds = seen.map(({ productId }) => productId);
  await lockStock(tx, storeId, productIds);
  const late = (await lateLines(tx, storeId, ctx.now, { productIds })).map((line) => ({
    ...line,
    id: newId(),
  }));
  if (late.length === 0) return { settled: 0 };
  const rows = late.map((line) => ({
    store_id: storeId,
    id: line.id,
    stocktake_id: line.stocktakeId,
    line_id: line.lineId,
    product_id: line.productId,
    zone_id: line.zoneId,
    quantity: line.correction,
    person_id: ctx.actor.personId,
    business_day: dayOf(businessDay, storeId),
    occurred_at: ctx.now.toISOString(),
  }));
  await tx.$executeRaw(oneStatement('stocktake-late', { late: insertRows('stocktake_late', COLUMNS, rows) }));
  await postStockEntries(
    tx,
    storeId,
    late.map((line) => ({
      productId: line.productId,
      zoneId: line.zoneId,
      kind: 'STOCKTAKE',
      quantityMilli: milliOf(line.correction),
      documentKind: 'STOCKTAKE',
      documentId: line.stocktakeId,
      documentLineId: line.id,
      businessDay,
      occurredAt: line.moment,
      personId: ctx.actor.personId,
    })),
  );
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'stocktake.settleLate',
    subjectKind: 'store',
    subjectId: storeId,
    after: { lines: late.length, stocktakes: [...new Set(late.map(({ stocktakeId }) => stocktakeId))] },
    businessDay,
    requestId,
  });
  return { settled: late.length };
}
