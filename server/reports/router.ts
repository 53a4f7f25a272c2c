import { z } from 'zod';
import { StockEntryKind } from '@/generated/prisma/enums';
import { mayIn, mayInAll } from '@/server/platform/command';
import { day, id, ofStores } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  router,
  storeProcedure,
  storesProcedure,
} from '@/server/platform/trpc';
import { companyStockBook } from './company-stock-book';
import { costHistory } from './cost-history';
import { acceptReport, returnReport } from './decide-report';
import { countNegative, negativeStock } from './negative-stock';
import { reportBoard, reportOfDay, yesterdaysReport } from './queries';
import { slowMovers } from './slow-movers';
import { companyStockAsOf, stockAsOf } from './stock-as-of';
import { stockBook } from './stock-book';
import { entryTotals, stockEntries } from './stock-entries';
import { namePreparer, submitReport } from './submit-report';
import { stockBookTotals, wholeStockBook } from './whole-stock-book';
import { zoneFigures, zoneFiguresInput } from './zone-figures';
import { zoneMatters } from './zone-matters';

/** Most products on paper; more are for a file. */
const PAPER_ROWS = 2_000;

const ofStore = z.object({ storeId: id });

const entriesInput = ofStores.extend({
  productId: id.optional(),
  from: day.optional(),
  to: day.optional(),
  kind: z.enum(StockEntryKind).optional(),
  zoneId: id.optional(),
  documentId: id.optional(),
  belowZero: z.boolean().optional(),
});

/** What stood at a moment: which goods, and from where on. */
const asOfGoods = {
  at: z.coerce.date(),
  categoryId: id.optional(),
  term: z.string().max(100).optional(),
  after: z.string().max(60).optional(),
};

export const reportsRouter = router({
  submit: commandProcedure(submitReport),
  namePreparer: commandProcedure(namePreparer),
  accept: commandProcedure(acceptReport),
  return: commandProcedure(returnReport),
  board: companyProcedure('reports.read', { anyStore: true })
    .input(z.object({ days: z.number().int().min(1).max(31).default(14) }))
    .query(({ ctx, input }) => reportBoard(ctx, input.days)),
  ofDay: storeProcedure('reports.read')
    .input(ofStore.extend({ day, version: z.number().int().min(1).optional() }))
    .query(({ ctx, input }) => reportOfDay(ctx, input.storeId, input.day, input.version)),
  yesterday: storeProcedure('reports.read')
    .input(ofStore)
    .query(({ ctx, input }) => yesterdaysReport(ctx, input.storeId)),
  stockBook: storeProcedure('stock.read')
    .input(
      ofStore.extend({
        from: day,
        to: day,
        term: z.string().max(100).optional(),
        categoryId: id.optional(),
        zoneId: id.optional(),
        productId: id.optional(),
        movedOnly: z.boolean().optional(),
        after: z.string().max(60).optional(),
      }),
    )
    .query(({ ctx, input }) => stockBook(ctx.db, input, ctx.may('costs.see', input.storeId), ctx.now)),
  stockBookTotals: storeProcedure('stock.read')
    .input(ofStore.extend({ from: day, to: day, categoryId: id.optional(), zoneId: id.optional() }))
    .query(({ ctx, input }) => stockBookTotals(ctx.db, input, ctx.may('costs.see', input.storeId), ctx.now)),
  /** For paper: every product, up to what paper bears. */
  wholeStockBook: storeProcedure('stock.read')
    .input(
      ofStore.extend({
        from: day,
        to: day,
        categoryId: id.optional(),
        zoneId: id.optional(),
        term: z.string().max(100).optional(),
        movedOnly: z.boolean().optional(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const rows = await wholeStockBook(ctx.db, input, ctx.may('costs.see', input.storeId), ctx.now);
      return { rows: rows.slice(0, PAPER_ROWS), more: rows.length > PAPER_ROWS };
    }),
  companyStockBook: companyProcedure('stock.read')
    .input(z.object({ from: day, to: day, categoryId: id.optional(), term: z.string().max(100).optional() }))
    .query(({ ctx, input }) => companyStockBook(ctx.db, input, ctx.may('costs.see', null), ctx.now)),
  stockAsOf: storeProcedure('stock.read')
    .input(ofStore.extend({ ...asOfGoods, zoneId: id.optional() }))
    .query(({ ctx, input }) => stockAsOf(ctx.db, input, ctx.now)),
  companyStockAsOf: companyProcedure('stock.read')
    .input(z.object(asOfGoods))
    .query(({ ctx, input }) => companyStockAsOf(ctx.db, input, ctx.now)),
  stockEntries: storesProcedure('stock.read')
    .input(entriesInput)
    .query(({ ctx, input }) => stockEntries(ctx.db, input, mayIn(ctx, 'costs.see'))),
  entryTotals: storesProcedure('stock.read')
    .input(entriesInput)
    .query(({ ctx, input }) => entryTotals(ctx.db, input, mayInAll(ctx, 'costs.see', input.storeIds))),
  costHistory: storeProcedure('costs.see')
    .input(ofStore.extend({ productId: id, before: id.optional() }))
    .query(({ ctx, input }) => costHistory(ctx.db, input)),
  slowMovers: storesProcedure('stock.read')
    .input(
      ofStores.extend({
        days: z.number().int().min(1).max(365),
        categoryId: id.optional(),
        term: z.string().max(100).optional(),
      }),
    )
    .query(({ ctx, input }) => slowMovers(ctx.db, input, mayIn(ctx, 'costs.see'), ctx.now)),
  negativeStock: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => negativeStock(ctx.db, input.storeIds, ctx.now)),
  negativeTotals: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => countNegative(ctx.db, input.storeIds, ctx.now)),
  /** Of the zones whoever asks answers for. */
  ownNegativeStock: storesProcedure('stock.explainNegative')
    .input(ofStores)
    .query(({ ctx, input }) =>
      negativeStock(ctx.db, input.storeIds, ctx.now, { ownerId: ctx.actor.personId }),
    ),
  /** Whoever may not read the stock finds their own zones and themselves. */
  zoneFigures: storeProcedure('zones.figures')
    .input(zoneFiguresInput)
    .query(({ ctx, input }) =>
      zoneFigures(ctx.db, {
        ...input,
        ownerId: ctx.may('stock.read', input.storeId) ? null : ctx.actor.personId,
        seesCost: ctx.may('costs.see', input.storeId),
        now: ctx.now,
      }),
    ),
  /** Whoever does not keep the zones finds what they answer for themselves. */
  zoneMatters: storeProcedure('zones.check')
    .input(ofStore.extend({ zoneId: id.optional() }))
    .query(({ ctx, input }) =>
      zoneMatters(ctx.db, {
        ...input,
        ownerId: ctx.may('zones.manage', input.storeId) ? null : ctx.actor.personId,
        now: ctx.now,
      }),
    ),
});
