import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, companyProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { adjustStock } from './adjustments/adjust-stock';
import { placeProducts } from './place-products';
import {
  listAdjustments,
  listAllSuppliers,
  listReceivings,
  listStockZones,
  listSuppliers,
  onHandEverywhere,
  onHandOf,
  receivingDetail,
} from './queries';
import { receiveGoods } from './receiving/receive-goods';
import { addSupplier } from './suppliers/add-supplier';
import { closeSupplier, reopenSupplier } from './suppliers/close-supplier';
import { editSupplier } from './suppliers/edit-supplier';

const ofStore = z.object({ storeId: id });
const productIds = z.array(id).min(1).max(200);
const cursor = z.number().int().min(1).optional();

export const inventoryRouter = router({
  receive: commandProcedure(receiveGoods),
  adjust: commandProcedure(adjustStock),
  place: commandProcedure(placeProducts),
  addSupplier: commandProcedure(addSupplier),
  editSupplier: commandProcedure(editSupplier),
  closeSupplier: commandProcedure(closeSupplier),
  reopenSupplier: commandProcedure(reopenSupplier),
  onHandEverywhere: companyProcedure('stock.onHand', { anyStore: true })
    .input(z.object({ productIds }))
    .query(({ ctx, input }) => onHandEverywhere(ctx.db, input.productIds)),
  onHand: storeProcedure('stock.onHand')
    .input(ofStore.extend({ productIds }))
    .query(({ ctx, input }) => onHandOf(ctx.db, input.storeId, input.productIds)),
  zones: storeProcedure('zones.read')
    .input(ofStore)
    .query(({ ctx, input }) => listStockZones(ctx.db, input.storeId)),
  suppliers: companyProcedure('stock.receive', { anyStore: true }).query(({ ctx }) => listSuppliers(ctx.db)),
  allSuppliers: companyProcedure('suppliers.manage', { anyStore: true }).query(({ ctx }) =>
    listAllSuppliers(ctx.db),
  ),
  receivings: storeProcedure('stock.receive')
    .input(ofStore.extend({ cursor }))
    .query(({ ctx, input }) =>
      listReceivings(ctx.db, input.storeId, input.cursor, ctx.may('costs.see', input.storeId)),
    ),
  receiving: storeProcedure('stock.read')
    .input(ofStore.extend({ receivingId: id }))
    .query(({ ctx, input }) =>
      receivingDetail(ctx.db, input.storeId, input.receivingId, ctx.may('costs.see', input.storeId)),
    ),
  adjustments: storeProcedure('stock.adjust')
    .input(ofStore.extend({ cursor }))
    .query(({ ctx, input }) => listAdjustments(ctx.db, input.storeId, input.cursor)),
});
