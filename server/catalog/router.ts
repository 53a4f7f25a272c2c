import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, companyProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { maySomewhere } from '@/server/staff/may-somewhere';
import { addProduct } from './add-product';
import { changeProducts } from './change-products';
import { makeBarcode } from './make-barcode';
import { modelsRouter } from './models/router';
import { addPicture } from './pictures/add-picture';
import { arrangePictures } from './pictures/arrange-pictures';
import { picturesOf } from './pictures/queries';
import { removePicture } from './pictures/remove-picture';
import { priceHistory, productsFromStores } from './price-history';
import { callOffPlannedPrice } from './price-plans/apply-planned';
import { plannedPrices } from './price-plans/list-planned';
import { planPrice } from './price-plans/plan-price';
import { PRODUCT_KINDS } from './product-kinds';
import { catalogueChanges, catalogueProductOf, listCategories, productDetail } from './queries';
import { saveProduct } from './save-product';
import { searchProducts } from './search-products';
import { setPrice } from './set-price';

const anyStore = { anyStore: true };

export const catalogRouter = router({
  models: modelsRouter,
  save: commandProcedure(saveProduct),
  setPrice: commandProcedure(setPrice),
  planPrice: commandProcedure(planPrice),
  callOffPrice: commandProcedure(callOffPlannedPrice),
  plannedPrices: companyProcedure('catalog.read', anyStore)
    .input(z.object({ productId: id.optional() }))
    .query(({ ctx, input }) => plannedPrices(ctx.db, input.productId)),
  changeMany: commandProcedure(changeProducts),
  add: commandProcedure(addProduct),
  makeBarcode: commandProcedure(makeBarcode),
  addPicture: commandProcedure(addPicture),
  arrangePictures: commandProcedure(arrangePictures),
  removePicture: commandProcedure(removePicture),
  pictures: companyProcedure('catalog.read', anyStore)
    .input(z.object({ productId: id }))
    .query(({ ctx, input }) => picturesOf(ctx.db, input.productId)),
  fromStores: companyProcedure('catalog.manage').query(({ ctx }) => productsFromStores(ctx.db)),
  priceHistory: companyProcedure('catalog.read', anyStore)
    .input(z.object({ productId: id }))
    .query(({ ctx, input }) =>
      priceHistory(ctx.db, input.productId, {
        floor: maySomewhere(ctx, 'prices.seeFloor'),
        cost: maySomewhere(ctx, 'costs.see'),
      }),
    ),
  /** Whoever reads the catalogue may keep a copy: counters sell from it, phones count with it. */
  changes: storeProcedure('catalog.read')
    .input(z.object({ storeId: id, since: z.object({ revision: z.number().int().min(0), id }).nullable() }))
    .query(({ ctx, input }) =>
      catalogueChanges(ctx.db, input.since, ctx.may('prices.seeFloor', input.storeId)),
    ),
  byCode: storeProcedure('catalog.read')
    .input(z.object({ storeId: id, code: z.string().min(1).max(100) }))
    .query(({ ctx, input }) =>
      catalogueProductOf(ctx.db, input.code, ctx.may('prices.seeFloor', input.storeId)),
    ),
  search: companyProcedure('catalog.read', anyStore)
    .input(
      z.object({
        term: z.string().max(100).default(''),
        categoryId: id.optional(),
        kind: z.enum(PRODUCT_KINDS).optional(),
        activeOnly: z.boolean().default(false),
        offset: z.number().int().min(0).max(100_000).default(0),
        take: z.number().int().min(1).max(200).default(50),
      }),
    )
    .query(({ ctx, input }) => searchProducts(ctx.db, input.term, input)),
  categories: companyProcedure('catalog.read', anyStore).query(({ ctx }) => listCategories(ctx.db)),
  product: companyProcedure('catalog.read', anyStore)
    .input(z.object({ productId: id }))
    .query(({ ctx, input }) =>
      productDetail(ctx.db, input.productId, {
        floor: maySomewhere(ctx, 'prices.seeFloor'),
        cost: maySomewhere(ctx, 'costs.see'),
      }),
    ),
});
