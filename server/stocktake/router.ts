import { z } from 'zod';
import { mayIn } from '@/server/platform/command';
import { day, id, ofStores } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { personNames } from '@/server/staff/person-names';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { countHistory } from './count-history';
import { decideLines } from './decide-lines';
import { importCounts } from './import-counts';
import { addSchedule, endSchedule } from './keep-schedules';
import { addSheet, assignSheet, finishSheet, reopenSheet } from './keep-sheets';
import { lastCountOfZone } from './last-count';
import { lateLines } from './late-entries';
import {
  listSchedules,
  listStocktakes,
  openSheets,
  stocktakeDetail,
  stocktakeTotals,
} from './list-stocktakes';
import { noteUnknown } from './note-unknown';
import { planStocktake } from './plan-stocktake';
import { postStocktake } from './post-stocktake';
import { listUnknown, readSheet, sheetShelves } from './read-sheet';
import { recordCounts } from './record-counts';
import { postedStocktake, reviewStocktake } from './review-stocktake';
import { REVIEW_FILTERS, SHRINKAGE_GROUPS } from './schema';
import { settleLate } from './settle-late';
import { shrinkage } from './shrinkage';
import { startRecount } from './start-recount';
import { cancelStocktake, startStocktake } from './start-stocktake';

const ofStore = z.object({ storeId: id });
const ofStocktake = ofStore.extend({ stocktakeId: id });
const offset = z.number().int().min(0).max(1_000_000).default(0);

/** Figures need `stock.read`: whoever counts blind must not find here what the book expects. */
export const stocktakeRouter = router({
  plan: commandProcedure(planStocktake),
  start: commandProcedure(startStocktake),
  cancel: commandProcedure(cancelStocktake),
  addSheet: commandProcedure(addSheet),
  assignSheet: commandProcedure(assignSheet),
  finishSheet: commandProcedure(finishSheet),
  reopenSheet: commandProcedure(reopenSheet),
  recordCounts: commandProcedure(recordCounts),
  noteUnknown: commandProcedure(noteUnknown),
  importCounts: commandProcedure(importCounts),
  startRecount: commandProcedure(startRecount),
  decide: commandProcedure(decideLines),
  post: commandProcedure(postStocktake),
  settleLate: commandProcedure(settleLate),
  addSchedule: commandProcedure(addSchedule),
  endSchedule: commandProcedure(endSchedule),
  list: storesProcedure('stocktake.read')
    .input(ofStores)
    .query(({ ctx, input }) => listStocktakes(ctx.db, input)),
  totals: storesProcedure('stocktake.read')
    .input(ofStores)
    .query(({ ctx, input }) => stocktakeTotals(ctx.db, input)),
  detail: storeProcedure('stocktake.read')
    .input(ofStocktake)
    .query(({ ctx, input }) => stocktakeDetail(ctx.db, input.storeId, input.stocktakeId)),
  lastCount: storeProcedure('stocktake.read')
    .input(ofStore.extend({ zoneId: id }))
    .query(({ ctx, input }) => lastCountOfZone(ctx.db, input.storeId, input.zoneId)),
  openSheets: storeProcedure('stocktake.count')
    .input(ofStore)
    .query(({ ctx, input }) => openSheets(ctx.db, input.storeId, ctx.actor.personId)),
  sheet: storeProcedure('stocktake.count')
    .input(ofStore.extend({ sheetId: id }))
    .query(({ ctx, input }) => readSheet(ctx.db, input.storeId, input.sheetId, ctx.actor.personId)),
  sheetShelves: storeProcedure('stocktake.count')
    .input(z.object({ storeId: id, sheetId: id }))
    .query(({ ctx, input }) => sheetShelves(ctx.db, input.storeId, input.sheetId)),
  schedules: storesProcedure('stocktake.read')
    .input(ofStores)
    .query(({ ctx, input }) => listSchedules(ctx.db, input.storeIds, ctx.now)),
  counters: storeProcedure('stocktake.plan')
    .input(ofStore)
    .query(async ({ ctx, input }) => {
      const names = await personNames(ctx.db, [
        ...(await staffAllowed(ctx.db, 'stocktake.count', input.storeId)),
      ]);
      return [...names].map(([personId, name]) => ({ personId, name }));
    }),
  review: storeProcedure('stock.read')
    .input(ofStocktake.extend({ filter: z.enum(REVIEW_FILTERS).default('differs'), offset }))
    .query(({ ctx, input: { filter, offset: from, ...of } }) =>
      reviewStocktake(
        ctx.db,
        { ...of, now: ctx.now, seesCost: ctx.may('costs.see', of.storeId) },
        { filter, offset: from },
      ),
    ),
  posted: storeProcedure('stock.read')
    .input(ofStocktake.extend({ all: z.boolean().default(false), offset }))
    .query(({ ctx, input: { all, offset: from, ...of } }) =>
      postedStocktake(ctx.db, { ...of, seesCost: ctx.may('costs.see', of.storeId) }, { all, offset: from }),
    ),
  late: storeProcedure('stock.read')
    .input(ofStore)
    .query(({ ctx, input }) => lateLines(ctx.db, input.storeId, ctx.now)),
  unknown: storeProcedure('stocktake.read')
    .input(ofStocktake)
    .query(({ ctx, input }) => listUnknown(ctx.db, input.storeId, input.stocktakeId)),
  history: storeProcedure('stock.read')
    .input(ofStocktake.extend({ productId: id.optional(), offset }))
    .query(({ ctx, input: { storeId, stocktakeId, ...page } }) =>
      countHistory(ctx.db, storeId, stocktakeId, page),
    ),
  shrinkage: storesProcedure('stock.read')
    .input(ofStores.extend({ from: day, to: day, by: z.enum(SHRINKAGE_GROUPS) }))
    .query(({ ctx, input }) => shrinkage(ctx.db, input, mayIn(ctx, 'costs.see'))),
});
