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

/** A line that differs from the book, as JSON has it. */
interface FigureLine {
  zone_id: string;
  product_id: string;
  line_no: number;
  decision: 'COUNT' | 'ZERO' | 'LEAVE';
  reason: string;
  moment: string;
  counted: string;
  expected: string;
  variance: string;
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
    const by = { storeId, stocktakeId, businessDay, personId: ctx.actor.personId };
    const kept = await keepPosting(tx, by, { now: ctx.now, skipRecountReason: input.skipRecountReason });
    refuseUndecided(kept, input);
    const { rows, postings } = whatToPost(kept.differing ?? [], by);
    await tx.$executeRaw(
      oneStatement('stocktake-lines', { lines: insertRows('stocktake_line', LINE_COLUMNS, rows) }),
    );
    await tx.stocktake.update({
      where: { storeId_id: { storeId, id: stocktakeId } },
      data: { postedAt: ctx.now, postedById: ctx.actor.personId },
    });
    const result = {
      lines: kept.lines,
      variances: kept.variances,
      costFen: fenOf(kept.cost_fen),
    };
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.post',
      subjectKind: 'stocktake',
      subjectId: stocktakeId,
      after: { ...result, skipRecountReason: kept.outstanding > 0 ? input.skipRecountReason : '' },
      businessDay,
      requestId: input.requestId,
    });
    // Last, and only of what differs: from here to the commit nobody can sell these, and of the other shelves everybody can.
    await postStockEntries(tx, storeId, postings);
    return { ...result, businessDay: businessDay.day };
  },
});

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

interface By {
  storeId: string;
  stocktakeId: string;
  businessDay: PostingDay;
  personId: string;
}

interface Kept {
  lines: number;
  undecided: number;
  outstanding: number;
  variances: number;
  cost_fen: string;
  /** Lines that differ, in the order of the list; null when all agree. */
  differing: FigureLine[] | null;
}

/**
 * Keeps the posting and every line that agrees with the book, in the database itself: tens of thousands of them would hold this
 * server up for seconds. What differs comes back.
 */
async function keepPosting(
  tx: Tx,
  by: By,
  { now, skipRecountReason }: { now: Date; skipRecountReason: string },
): Promise<Kept> {
  const { storeId, stocktakeId } = by;
  const day = dayOf(by.businessDay, storeId);
  const [kept] = await tx.$queryRaw<Kept[]>`
    WITH ${countLines(storeId, stocktakeId, now)},
    numbered AS MATERIALIZED (
      SELECT f.*, row_number() OVER (ORDER BY z.code, p.code, f.product_id)::int AS line_no
      FROM figures f JOIN zone z ON z.store_id = ${storeId}::uuid AND z.id = f.zone_id JOIN product p ON p.id = f.product_id),
    totals AS (
      SELECT count(*)::int AS lines, count(*) FILTER (WHERE decision IS NULL)::int AS undecided,
        count(*) FILTER (WHERE beyond AND round = 1)::int AS outstanding,
        count(*) FILTER (WHERE variance <> 0)::int AS variances,
        coalesce(sum(cost_fen), 0) AS cost_fen, coalesce(sum(list_fen), 0) AS list_fen
      FROM numbered),
    posting AS (
      INSERT INTO stocktake_posting
        (store_id, stocktake_id, cost_fen, list_fen, skip_recount_reason, person_id, business_day, occurred_at)
      SELECT ${storeId}::uuid, ${stocktakeId}::uuid, cost_fen, list_fen,
        CASE WHEN outstanding > 0 THEN ${skipRecountReason} ELSE '' END, ${by.personId}::uuid, ${day}::date, ${now}
      FROM totals RETURNING 1),
    agreeing AS (
      INSERT INTO stocktake_line (store_id, id, stocktake_id, line_no, product_id, zone_id, decision, reason, moment,
        counted, expected, variance, moved, business_day)
      SELECT ${storeId}::uuid, gen_random_uuid(), ${stocktakeId}::uuid, line_no, product_id, zone_id,
        decision::"StocktakeDecisionKind", reason, moment, coalesce(counted, 0), expected, variance, 0, ${day}::date
      FROM numbered WHERE variance = 0 AND decision IS NOT NULL RETURNING 1)
    SELECT lines, undecided, outstanding, variances, cost_fen::text, (
      SELECT json_agg(json_build_object('zone_id', zone_id, 'product_id', product_id, 'line_no', line_no, 'decision', decision,
        'reason', reason, 'moment', moment, 'counted', coalesce(counted, 0)::text, 'expected', expected::text,
        'variance', variance::text) ORDER BY line_no)
      FROM numbered WHERE variance <> 0 AND decision IS NOT NULL) AS differing
    FROM totals`;
  if (!kept) throw new Error('totals are one row');
  return kept;
}

/** Nothing of it stays when it is refused. */
function refuseUndecided(
  { undecided, outstanding, variances }: Kept,
  input: { seenVariances: number; skipRecountReason: string },
): void {
  if (undecided > 0) throw new UncountedUndecided({ count: undecided });
  if (outstanding > 0 && input.skipRecountReason === '') throw new RecountOutstanding({ count: outstanding });
  if (variances !== input.seenVariances)
    throw new VariancesMoved({ seen: input.seenVariances, now: variances });
}

/** Lines as they are kept, and their entries: moves in pairs of one value, then what the store has more or less. */
function whatToPost(lines: readonly FigureLine[], by: By) {
  const key = (productId: string, zoneId: string) => `${productId}${zoneId}`;
  const planned = lines.map((line) => ({
    line,
    id: newId(),
    lineNo: line.line_no,
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
    occurredAt: new Date(one.line.moment),
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
    moment: line.moment,
    counted: line.counted,
    expected: line.expected,
    variance: milliToColumn(milli),
    moved: milliToColumn(movedMilli),
    business_day: dayOf(by.businessDay, by.storeId),
  }));
  return { rows, postings: [...moves, ...rest] };
}
