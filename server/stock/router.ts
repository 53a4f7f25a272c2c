import { z } from 'zod';
import { day, id, ofStores, storeIds } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  router,
  storeProcedure,
  storesProcedure,
} from '@/server/platform/trpc';
import { adjustStock } from './adjustments/adjust-stock';
import { adjustmentTotals, listAdjustments } from './adjustments/list-adjustments';
import { bookProcedures } from './book/router';
import { listZoneMoves, zoneMoveTotals } from './moves/list-zone-moves';
import { moveBetweenZones } from './moves/move-between-zones';
import { explainNegative } from './negative/explain-negative';
import { addProductWithStock } from './opening/add-product';
import { placeProducts } from './place-products';
import {
  availabilityByZone,
  firstStockDays,
  listStockZones,
  onHandEverywhere,
  onHandOf,
  onHandOfModels,
} from './queries';
import { ADJUSTMENT_REASONS } from './schema';
import { placedPerShelf, placesOfProduct, shelfProducts } from './shelves/list-places';
import { placeOnShelf, takeFromShelf } from './shelves/place-on-shelf';
import { soldByDay } from './sold-by-day';

const ofStore = z.object({ storeId: id });
const productIds = z.array(id).min(1).max(200);
/** As many goods as one document has lines. */
const documentProducts = z.array(id).max(500);
const adjustmentsInput = ofStores.extend({ reason: z.enum(ADJUSTMENT_REASONS).optional() });

/** The stock ledger: what stands where, and what moves it inside a store. */
export const stockRouter = router({
  ...bookProcedures,
  adjust: commandProcedure(adjustStock),
  addProduct: commandProcedure(addProductWithStock),
  place: commandProcedure(placeProducts),
  placeOnShelf: commandProcedure(placeOnShelf),
  takeFromShelf: commandProcedure(takeFromShelf),
  shelfProducts: storeProcedure('zones.read')
    .input(ofStore.extend({ shelfId: id, cursor: z.string().max(60).optional() }))
    .query(({ ctx, input: { cursor: after, ...of } }) => shelfProducts(ctx.db, { ...of, after })),
  placedPerShelf: storeProcedure('zones.read')
    .input(ofStore)
    .query(({ ctx, input }) => placedPerShelf(ctx.db, input.storeId)),
  placesOfProduct: storeProcedure('zones.read')
    .input(ofStore.extend({ productId: id }))
    .query(({ ctx, input }) => placesOfProduct(ctx.db, input.storeId, input.productId, ctx.now)),
  move: commandProcedure(moveBetweenZones),
  explainNegative: commandProcedure(explainNegative),
  moves: storesProcedure('stock.move')
    .input(ofStores)
    .query(({ ctx, input }) => listZoneMoves(ctx.db, input)),
  moveTotals: storesProcedure('stock.move')
    .input(ofStores)
    .query(({ ctx, input }) => zoneMoveTotals(ctx.db, input)),
  /** Of one product, for its page: sixty days at most, as long as a day's sums are kept. */
  soldByDay: storesProcedure('stock.read')
    .input(ofStores.extend({ productId: id, last: day, days: z.number().int().min(1).max(60) }))
    .query(({ ctx, input }) => soldByDay(ctx.db, input)),
  onHandEverywhere: companyProcedure('stock.onHand', { anyStore: true })
    .input(z.object({ productIds }))
    .query(({ ctx, input }) => onHandEverywhere(ctx.db, input.productIds)),
  onHand: storeProcedure('stock.onHand')
    .input(ofStore.extend({ productIds }))
    .query(({ ctx, input }) => onHandOf(ctx.db, input.storeId, input.productIds)),
  onHandOfModels: storeProcedure('stock.onHand')
    .input(ofStore.extend({ modelIds: productIds }))
    .query(({ ctx, input }) => onHandOfModels(ctx.db, input.storeId, input.modelIds)),
  availability: storeProcedure('stock.onHand')
    .input(ofStore.extend({ productIds: documentProducts }))
    .query(({ ctx, input }) => availabilityByZone(ctx.db, input.storeId, input.productIds)),
  /** Those of these stores in which goods ever moved: what is still being set up needs no alarm. */
  storesWithGoods: storesProcedure('zones.read')
    .input(z.object({ storeIds }))
    .query(async ({ ctx, input }) => [...(await firstStockDays(ctx.db, input.storeIds)).keys()]),
  zones: storeProcedure('zones.read')
    .input(ofStore)
    .query(({ ctx, input }) => listStockZones(ctx.db, input.storeId)),
  adjustments: storesProcedure('stock.read')
    .input(adjustmentsInput)
    .query(({ ctx, input }) => listAdjustments(ctx.db, input)),
  adjustmentTotals: storesProcedure('stock.read')
    .input(adjustmentsInput)
    .query(({ ctx, input }) => adjustmentTotals(ctx.db, input)),
});
