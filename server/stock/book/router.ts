import { z } from 'zod';
import { StockEntryKind } from '@/generated/prisma/enums';
import { mayIn, mayInAll } from '@/server/platform/command';
import { day, id, ofStores } from '@/server/platform/schema';
import { companyProcedure, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { countNegative, negativeStock } from '../negative/negative-stock';
import { companyStockBook } from './company-stock-book';
import { costHistory } from './cost-history';
import { slowMovers } from './slow-movers';
import { companyStockAsOf, stockAsOf } from './stock-as-of';
import { stockBook } from './stock-book';
import { entryTotals, stockEntries } from './stock-entries';
import { stockBookTotals, wholeStockBook } from './whole-stock-book';

const ofStore = z.object({ storeId: id });

/** Most products on paper; more are for a file. */
const PAPER_ROWS = 2_000;

const entriesInput = ofStores.extend({
  productId: id.optional(),
  from: day.optional(),
  to: day.optional(),
  kinds: z.array(z.enum(StockEntryKind)).max(20).optional(),
  categoryId: id.optional(),
  unit: z.string().max(20).optional(),
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

/** What the ledger says of a period, a moment and a product; part of the module's router. */
export const bookProcedures = {
  book: storeProcedure('stock.read')
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
  bookTotals: storeProcedure('stock.read')
    .input(ofStore.extend({ from: day, to: day, categoryId: id.optional(), zoneId: id.optional() }))
    .query(({ ctx, input }) => stockBookTotals(ctx.db, input, ctx.may('costs.see', input.storeId), ctx.now)),
  /** For paper: every product, up to what paper bears. */
  wholeBook: storeProcedure('stock.read')
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
  companyBook: companyProcedure('stock.read')
    .input(z.object({ from: day, to: day, categoryId: id.optional(), term: z.string().max(100).optional() }))
    .query(({ ctx, input }) => companyStockBook(ctx.db, input, ctx.may('costs.see', null), ctx.now)),
  asOf: storeProcedure('stock.read')
    .input(ofStore.extend({ ...asOfGoods, zoneId: id.optional() }))
    .query(({ ctx, input }) => stockAsOf(ctx.db, input, ctx.now)),
  companyAsOf: companyProcedure('stock.read')
    .input(z.object(asOfGoods))
    .query(({ ctx, input }) => companyStockAsOf(ctx.db, input, ctx.now)),
  entries: storesProcedure('stock.read')
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
  negative: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => negativeStock(ctx.db, input.storeIds, ctx.now)),
  negativeTotals: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => countNegative(ctx.db, input.storeIds, ctx.now)),
  /** Of the zones whoever asks answers for. */
  ownNegative: storesProcedure('stock.explainNegative')
    .input(ofStores)
    .query(({ ctx, input }) =>
      negativeStock(ctx.db, input.storeIds, ctx.now, { ownerId: ctx.actor.personId }),
    ),
};
