import { z } from 'zod';
import { mayInAll } from '@/server/platform/command';
import { id, month } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  router,
  selfProcedure,
  storeProcedure,
  storesProcedure,
} from '@/server/platform/trpc';
import { soldLines, soldLineTotals } from '@/server/sales/sold-lines';
import { openDrawersNow } from '@/server/tills/cash-differences';
import { askedLines } from './analysis/asked-lines';
import { coverFromSales } from './analysis/cover-from-sales';
import { figureNames } from './analysis/figure-names';
import { monthAnalysis } from './analysis/month-analysis';
import { devicesSeen } from './devices/devices-seen';
import { findDocuments } from './finding/find-documents';
import { documentAsked } from './finding/schema';
import { exceptionsOneByOne, storeExceptions } from './homes/exceptions';
import { goodsToMove } from './homes/goods-to-move';
import { myDay } from './homes/my-day';
import { setUp } from './homes/set-up';
import { storeTakings } from './homes/store-takings';
import { listMonths, monthReport } from './months/month-reports';
import { submitMonth } from './months/submit-month';
import { waitingFor } from './my-day/waiting-for';
import { nudgeStore } from './nudges/nudge-store';
import { productRanking } from './ranking/product-ranking';
import { monthBefore } from './rules';
import { analysisInput, homeInput, rankingInput, soldLinesInput, targetsFormInput } from './schema';
import { setTargets, targetsForm } from './targets/set-targets';

const ofStore = z.object({ storeId: id });

/** What each person sees first, and what the shop's figures say. */
export const insightRouter = router({
  takings: storesProcedure('insight.read')
    .input(homeInput)
    .query(({ ctx, input }) => storeTakings(ctx.db, input.storeIds, ctx.now)),
  /** How many people each hour needs by what a store sold in eight weeks; null: it sold nothing. */
  coverFromSales: storeProcedure('roster.set')
    .input(ofStore)
    .query(({ ctx, input }) => coverFromSales(ctx.db, input.storeId, ctx.now)),
  exceptions: storesProcedure('insight.read')
    .input(homeInput)
    .query(({ ctx, input }) => storeExceptions(ctx, input.storeIds)),
  exceptionsOneByOne: storesProcedure('insight.read')
    .input(homeInput)
    .query(({ ctx, input }) => exceptionsOneByOne(ctx, input.storeIds)),
  openDrawers: storesProcedure('insight.read')
    .input(homeInput)
    .query(({ ctx, input }) => openDrawersNow(ctx.db, input.storeIds)),
  goodsToMove: storesProcedure('stock.read')
    .input(homeInput)
    .query(({ ctx, input }) => goodsToMove(ctx, input.storeIds)),
  /** Each device in use: when it was last heard, what it has not sent, what it runs, which of its numbers are missing. */
  heardDevices: storesProcedure('devices.read')
    .input(homeInput)
    .query(({ ctx, input }) => devicesSeen(ctx.db, input.storeIds, ctx.now)),
  myDay: storeProcedure('counter.work')
    .input(ofStore)
    .query(({ ctx, input }) => myDay(ctx, input.storeId)),
  analysis: storesProcedure('insight.read')
    .input(analysisInput)
    .query(({ ctx, input }) => monthAnalysis(ctx.db, input.storeIds, input.month, ctx.now)),
  soldLines: storesProcedure('insight.read')
    .input(soldLinesInput)
    .query(({ ctx, input }) => soldLines(ctx.db, askedLines(input))),
  soldLineTotals: storesProcedure('insight.read')
    .input(soldLinesInput)
    .query(({ ctx, input }) => soldLineTotals(ctx.db, askedLines(input))),
  /** Whom and what a figure is about, by name. */
  figureNames: storesProcedure('insight.read')
    .input(soldLinesInput)
    .query(({ ctx, input }) => figureNames(ctx.db, input)),
  ranking: storesProcedure('insight.read')
    .input(rankingInput)
    .query(({ ctx, input }) =>
      productRanking(ctx.db, input, {
        seesCost: mayInAll(ctx, 'costs.see', input.storeIds),
        now: ctx.now,
      }),
    ),
  months: storesProcedure('insight.read')
    .input(homeInput)
    .query(({ ctx, input }) => listMonths(ctx.db, input.storeIds, ctx.now)),
  month: storeProcedure('insight.read')
    .input(ofStore.extend({ month }))
    .query(({ ctx, input }) => monthReport(ctx.db, input.storeId, input.month, ctx.now)),
  submitMonth: commandProcedure(submitMonth),
  /** By the number on them; which kinds and stores somebody may open is decided as it is asked. */
  documents: selfProcedure.input(documentAsked).query(({ ctx, input }) => findDocuments(ctx, input)),
  /** Everything that waits for whoever asks, late first. */
  waiting: selfProcedure.query(({ ctx }) => waitingFor(ctx)),
  /** The same, counted, for the menu. */
  tasksWaiting: selfProcedure.query(async ({ ctx }) => (await waitingFor(ctx)).length),
  setUp: companyProcedure('people.manage').query(({ ctx }) => setUp(ctx)),
  targets: companyProcedure('insight.setTargets')
    .input(targetsFormInput)
    .query(({ ctx, input }) => {
      const month = `${input.month}-01`;
      return targetsForm(ctx.db, month, monthBefore(month));
    }),
  setTargets: commandProcedure(setTargets),
  nudge: commandProcedure(nudgeStore),
});
