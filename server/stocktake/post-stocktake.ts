import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { postStockEntries, type StockPosting } from '@/server/inventory/post-stock-entries';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf, milliOf, milliToColumn } from '@/server/platform/numbers';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, oneStatement } from '@/server/platform/sql';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { countLines } from './count-lines';
import { RecountOutstanding, StillCounting, UncountedUndecided, VariancesMoved } from './errors';
import { lockStocktake } from './internal';
import { netOverZones } from './rules';
import { postStocktakeInput } from './schema';

interface FigureLine {
  zone_id: string;
  product_id: string;
  decision: 'COUNT' | 'ZERO' | 'LEAVE' | null;
  reason: string;
  moment: Date;
  round: number | null;
  beyond: boolean;
  counted: string;
  expected: string;
  variance: string;
  cost_fen: string;
  list_fen: string;
}

/**
 * The approval: every variance becomes stock entries at the moment of its count, all or nothing. What is missing in one zone
 * and over in another moves between them; the rest is STOCKTAKE. Selling goes on beside it: only products that get an entry are
 * locked, at the end. A movement from before its count that comes in meanwhile is late like any other (settle-late.ts). @throws StocktakeStateWrong, StillCounting, UncountedUndecided, RecountOutstanding, VariancesMoved
 */
export const postStocktake = command({
  name: 'stocktake.post',
  permission: 'stocktake.approve',
  scope: 'store',
  isLong: true,
  input: postStocktakeInput,
  async run(tx, input, ctx) {
    const { storeId, stocktakeId } = input;
    const { sheets, state } = await lockStocktake(tx, storeId, stocktakeId, [
      'counting',
      'recount',
      'review',
    ]);
    if (state !== 'review')
      throw new StillCounting({ count: sheets.filter((sheet) => !sheet.finishedAt).length });
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx.now);
    const lines = await readLines(tx, storeId, stocktakeId, ctx.now);
    const posting = {
      store_id: storeId,
      stocktake_id: stocktakeId,
      cost_fen: sum(lines, 'cost_fen'),
      list_fen: sum(lines, 'list_fen'),
      skip_recount_reason: refuseUndecided(lines, input),
      person_id: ctx.actor.personId,
      business_day: businessDay.day,
      occurred_at: ctx.now.toISOString(),
    };
    const { rows, postings } = whatToPost(lines, {
      storeId,
      stocktakeId,
      businessDay,
      personId: ctx.actor.personId,
    });
    await tx.$executeRaw(
      oneStatement('stocktake-post', {
        posting: insertRows('stocktake_posting', POSTING_COLUMNS, [posting]),
      }),
    );
    await tx.$executeRaw(
      oneStatement('stocktake-lines', { lines: insertRows('stocktake_line', LINE_COLUMNS, rows) }),
    );
    await tx.stocktake.update({
      where: { storeId_id: { storeId, id: stocktakeId } },
      data: { postedAt: ctx.now, postedById: ctx.actor.personId },
    });
    const result = {
      lines: rows.length,
      variances: rows.filter((row) => row.variance !== '0.000').length,
      costFen: posting.cost_fen,
    };
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.post',
      subjectKind: 'stocktake',
      subjectId: stocktakeId,
      after: { ...result, skipRecountReason: posting.skip_recount_reason },
      businessDay,
      requestId: input.requestId,
    });
    // Last, and only of what differs: from here to the commit nobody can sell these, and of the other shelves everybody can.
    await postStockEntries(tx, storeId, postings);
    return { ...result, businessDay: businessDay.day };
  },
});

const POSTING_COLUMNS = [
  'store_id',
  'stocktake_id',
  'cost_fen',
  'list_fen',
  'skip_recount_reason',
  'person_id',
  'business_day',
  'occurred_at',
] as const;

const LINE_COLUMNS = [
  'store_id',
  'id',
  'stocktake_id',
  'line_no',
  'product_id',
  'zone_id',
  'decision',
  'reason',
  'moment',
  'counted',
  'expected',
  'variance',
  'moved',
  'business_day',
] as const;

function readLines(tx: Tx, storeId: string, stocktakeId: string, now: Date): Promise<FigureLine[]> {
  return tx.$queryRaw<FigureLine[]>`
    WITH ${countLines(storeId, stocktakeId, now)}
    SELECT f.zone_id, f.product_id, f.decision, f.reason, f.moment, f.round, f.beyond, coalesce(f.counted, 0)::text AS counted,
      f.expected::text, f.variance::text, f.cost_fen::text, f.list_fen::text
    FROM figures f JOIN zone z ON z.store_id = ${storeId}::uuid AND z.id = f.zone_id
    JOIN product p ON p.id = f.product_id ORDER BY z.code, p.code, f.product_id`;
}

/** @returns why differences beyond the limit were not counted again, or '' */
function refuseUndecided(
  lines: readonly FigureLine[],
  input: { seenVariances: number; skipRecountReason: string },
): string {
  const undecided = lines.filter((line) => line.decision === null).length;
  if (undecided > 0) throw new UncountedUndecided({ count: undecided });
  const outstanding = lines.filter((line) => line.beyond && line.round === 1).length;
  if (outstanding > 0 && input.skipRecountReason === '') throw new RecountOutstanding({ count: outstanding });
  const variances = lines.filter((line) => milliOf(line.variance) !== 0).length;
  if (variances !== input.seenVariances)
    throw new VariancesMoved({ seen: input.seenVariances, now: variances });
  return outstanding > 0 ? input.skipRecountReason : '';
}

function sum(lines: readonly FigureLine[], column: 'cost_fen' | 'list_fen'): number {
  return fenOf(lines.reduce((total, line) => total + fenOf(line[column]), 0));
}

/** Lines as they are kept, and their entries: moves in pairs of one value, then what the store has more or less. */
function whatToPost(
  lines: readonly FigureLine[],
  by: { storeId: string; stocktakeId: string; businessDay: PostingDay; personId: string },
) {
  const key = (productId: string, zoneId: string) => `${productId}${zoneId}`;
  const planned = lines.map((line, index) => ({
    line,
    id: newId(),
    lineNo: index + 1,
    movedMilli: 0,
    milli: milliOf(line.variance),
  }));
  const byKey = new Map(planned.map((one) => [key(one.line.product_id, one.line.zone_id), one]));
  const posting = (
    one: (typeof planned)[number],
    kind: StockPosting['kind'],
    quantityMilli: number,
  ): StockPosting => ({
    productId: one.line.product_id,
    zoneId: one.line.zone_id,
    kind,
    quantityMilli,
    documentKind: 'STOCKTAKE',
    documentId: by.stocktakeId,
    documentLineId: one.id,
    businessDay: by.businessDay,
    occurredAt: one.line.moment,
    personId: by.personId,
  });
  const moves = netOverZones(
    planned.map(({ line, milli }) => ({
      zoneId: line.zone_id,
      productId: line.product_id,
      varianceMilli: milli,
    })),
  ).flatMap((move) => {
    const from = byKey.get(key(move.productId, move.fromZoneId));
    const to = byKey.get(key(move.productId, move.toZoneId));
    if (!from || !to) return [];
    from.movedMilli -= move.milli;
    to.movedMilli += move.milli;
    return [posting(from, 'ZONE_OUT', -move.milli), posting(to, 'ZONE_IN', move.milli)];
  });
  const rest = planned
    .filter((one) => one.milli !== one.movedMilli)
    .map((one) => posting(one, 'STOCKTAKE', one.milli - one.movedMilli));
  const rows = planned.map(({ line, id, lineNo, movedMilli, milli }) => ({
    store_id: by.storeId,
    id,
    stocktake_id: by.stocktakeId,
    line_no: lineNo,
    product_id: line.product_id,
    zone_id: line.zone_id,
    decision: line.decision,
    reason: line.reason,
    moment: line.moment.toISOString(),
    counted: line.counted,
    expected: line.expected,
    variance: milliToColumn(milli),
    moved: milliToColumn(movedMilli),
    business_day: dayOf(by.businessDay, by.storeId),
  }));
  return { rows, postings: [...moves, ...rest] };
}
