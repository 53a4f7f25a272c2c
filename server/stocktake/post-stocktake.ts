import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { GOODS } from '@/server/catalog/lent-goods';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { dayOf } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { ZONES } from '@/server/zones/lent-zones';
import { countLines } from './count-lines';
import { RecountOutstanding, StillCounting, UncountedUndecided, VariancesMoved } from './errors';
import { lockStocktake } from './internal';
import { type FigureLine, type PostingBy, postLines } from './post-lines';
import { postWaitingLines } from './post-waiting-lines';
import { postStocktakeInput } from './schema';

/** Differences whose entries come with the approval itself; more of them wait and follow in pieces. */
const AT_ONCE = 500;

/** The approval alone: of many differences the lines wait then. Others use `postStocktake`. */
export const approveStocktake = command({
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
    const businessDay = await lockPostingDay(tx, store, ctx);
    const by = { storeId, stocktakeId, businessDay, personId: ctx.actor.personId };
    const kept = await keepPosting(tx, by, { now: ctx.now, skipRecountReason: input.skipRecountReason });
    refuseUndecided(kept, input);
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
    await postLines(tx, kept.differing ?? [], by);
    return { ...result, businessDay: businessDay.day };
  },
});

/**
 * The approval: every variance becomes stock entries at the moment of its count. What is missing in one zone and over in another
 * moves between them; the rest is STOCKTAKE. Approved all or nothing; of many differences the entries follow in pieces that each
 * leave the book whole, so that selling goes on beside the first count of a shop too. Broken off, they go on by themselves
 * (post-waiting-lines.ts), or when the request is made again. A movement from before its count that comes in meanwhile is late like
 * any other (settle-late.ts).
 * @throws StocktakeStateWrong, StillCounting, UncountedUndecided, RecountOutstanding, VariancesMoved
 */
export const postStocktake: typeof approveStocktake = {
  ...approveStocktake,
  async execute(ctx, input) {
    const result = await approveStocktake.execute(ctx, input);
    await postWaitingLines(input.storeId, input.stocktakeId, ctx.now);
    return result;
  },
};

interface Kept {
  lines: number;
  undecided: number;
  outstanding: number;
  variances: number;
  cost_fen: string;
  /** Lines that differ, in the order of the list; null when all agree, or when they are so many that they wait. */
  differing: FigureLine[] | null;
}

/**
 * Keeps the posting and every line that agrees with the book, in the database itself: tens of thousands of them would hold this
 * server up for seconds. What differs comes back, or waits in the database when it is much.
 */
async function keepPosting(
  tx: Tx,
  by: PostingBy,
  { now, skipRecountReason }: { now: Date; skipRecountReason: string },
): Promise<Kept> {
  const { storeId, stocktakeId } = by;
  const day = dayOf(by.businessDay, storeId);
  const [kept] = await tx.$queryRaw<Kept[]>`
    WITH ${countLines(storeId, stocktakeId, now)},
    numbered AS MATERIALIZED (
      SELECT f.*, row_number() OVER (ORDER BY z.code, p.code, f.product_id)::int AS line_no
      FROM figures f JOIN ${ZONES} z ON z.store_id = ${storeId}::uuid AND z.id = f.zone_id JOIN ${GOODS} p ON p.id = f.product_id),
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
      FROM numbered WHERE variance = 0 AND decision IS NOT NULL RETURNING 1),
    waiting AS (
      INSERT INTO stocktake_waiting_line (store_id, stocktake_id, line_no, product_id, zone_id, decision, reason, moment,
        counted, expected, variance)
      SELECT ${storeId}::uuid, ${stocktakeId}::uuid, line_no, product_id, zone_id, decision::"StocktakeDecisionKind", reason, moment,
        coalesce(counted, 0), expected, variance
      FROM numbered, totals WHERE variance <> 0 AND decision IS NOT NULL AND variances > ${AT_ONCE} RETURNING 1)
    SELECT lines, undecided, outstanding, variances, cost_fen::text, (
      SELECT json_agg(json_build_object('zone_id', zone_id, 'product_id', product_id, 'line_no', line_no, 'decision', decision,
        'reason', reason, 'moment', moment, 'counted', coalesce(counted, 0)::text, 'expected', expected::text,
        'variance', variance::text) ORDER BY line_no)
      FROM numbered WHERE variance <> 0 AND decision IS NOT NULL AND totals.variances <= ${AT_ONCE}) AS differing
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
