import { z } from 'zod';
import { mayIn, mayInAll } from '@/server/platform/command';
import { id, ofStores } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  router,
  storeProcedure,
  storesProcedure,
} from '@/server/platform/trpc';
import { adjustStock } from './adjustments/adjust-stock';
import { adjustmentTotals, listAdjustments } from './adjustments/list-adjustments';
import { listZoneMoves, zoneMoveTotals } from './moves/list-zone-moves';
import { moveBetweenZones } from './moves/move-between-zones';
import { explainNegative } from './negative/explain-negative';
import { placeProducts } from './place-products';
import { cancelOrder } from './purchase-orders/cancel-order';
import { closeOrder } from './purchase-orders/close-order';
import { listOrders, orderDetail, orderTotals } from './purchase-orders/list-orders';
import { orderGoods } from './purchase-orders/order-goods';
import {
  listAllSuppliers,
  listStockZones,
  listSuppliers,
  onHandEverywhere,
  onHandOf,
  standingByZone,
} from './queries';
import { listReceivings, receivingDetail, receivingTotals } from './receiving/list-receivings';
import { receiveGoods } from './receiving/receive-goods';
import { reverseReceiving } from './receiving/reverse-receiving';
import { ADJUSTMENT_REASONS } from './schema';
import { placedPerShelf, placesOfProduct, shelfProducts } from './shelves/list-places';
import { placeOnShelf, takeFromShelf } from './shelves/place-on-shelf';
import { listSupplierReturns, supplierReturnTotals } from './supplier-returns/list-supplier-returns';
import { returnToSupplier } from './supplier-returns/return-to-supplier';
import { addSupplier } from './suppliers/add-supplier';
import { closeSupplier, reopenSupplier } from './suppliers/close-supplier';
import { editSupplier } from './suppliers/edit-supplier';
import { cancelTransfer } from './transfers/cancel-transfer';
import { decideTransfer } from './transfers/decide-transfer';
import { dispatchTransfer } from './transfers/dispatch-transfer';
import { listTransfers, transferDetail, transferStores, transferTotals } from './transfers/list-transfers';
import { receiveTransfer } from './transfers/receive-transfer';
import { requestTransfer } from './transfers/request-transfer';
import { zoneMatters } from './zone-matters';

const ofStore = z.object({ storeId: id });
const productIds = z.array(id).min(1).max(200);
/** As many goods as one document has lines. */
const documentProducts = z.array(id).max(500);
const ordersInput = ofStores.extend({ open: z.boolean().optional() });
const adjustmentsInput = ofStores.extend({ reason: z.enum(ADJUSTMENT_REASONS).optional() });

export const inventoryRouter = router({
  orderGoods: commandProcedure(orderGoods),
  cancelOrder: commandProcedure(cancelOrder),
  closeOrder: commandProcedure(closeOrder),
  receive: commandProcedure(receiveGoods),
  reverseReceiving: commandProcedure(reverseReceiving),
  adjust: commandProcedure(adjustStock),
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
  move: commandProcedure(moveBetweenZones),
  explainNegative: commandProcedure(explainNegative),
  returnToSupplier: commandProcedure(returnToSupplier),
  requestTransfer: commandProcedure(requestTransfer),
  dispatchTransfer: commandProcedure(dispatchTransfer),
  receiveTransfer: commandProcedure(receiveTransfer),
  decideTransfer: commandProcedure(decideTransfer),
  cancelTransfer: commandProcedure(cancelTransfer),
  orders: storesProcedure('stock.read')
    .input(ordersInput)
    .query(({ ctx, input }) => listOrders(ctx.db, input, mayIn(ctx, 'costs.see'))),
  orderTotals: storesProcedure('stock.read')
    .input(ordersInput)
    .query(({ ctx, input }) => orderTotals(ctx.db, input, mayInAll(ctx, 'costs.see', input.storeIds))),
  order: storeProcedure('stock.read')
    .input(ofStore.extend({ orderId: id }))
    .query(({ ctx, input }) =>
      orderDetail(ctx.db, input.storeId, input.orderId, ctx.may('costs.see', input.storeId)),
    ),
  moves: storesProcedure('stock.move')
    .input(ofStores)
    .query(({ ctx, input }) => listZoneMoves(ctx.db, input)),
  moveTotals: storesProcedure('stock.move')
    .input(ofStores)
    .query(({ ctx, input }) => zoneMoveTotals(ctx.db, input)),
  supplierReturns: storesProcedure('stock.receive')
    .input(ofStores)
    .query(({ ctx, input }) => listSupplierReturns(ctx.db, input, mayIn(ctx, 'costs.see'))),
  supplierReturnTotals: storesProcedure('stock.receive')
    .input(ofStores)
    .query(({ ctx, input }) =>
      supplierReturnTotals(ctx.db, input, mayInAll(ctx, 'costs.see', input.storeIds)),
    ),
  transfers: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => listTransfers(ctx.db, input)),
  transferTotals: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => transferTotals(ctx.db, input)),
  transferStores: storeProcedure('stock.transfer')
    .input(ofStore)
    .query(({ ctx, input }) => transferStores(ctx.db, input.storeId)),
  transfer: storeProcedure('stock.read')
    .input(ofStore.extend({ fromStoreId: id, transferId: id }))
    .query(({ ctx, input }) => transferDetail(ctx.db, input.storeId, input.fromStoreId, input.transferId)),
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
  standing: storeProcedure('stock.onHand')
    .input(ofStore.extend({ productIds: documentProducts }))
    .query(({ ctx, input }) => standingByZone(ctx.db, input.storeId, input.productIds)),
  zones: storeProcedure('zones.read')
    .input(ofStore)
    .query(({ ctx, input }) => listStockZones(ctx.db, input.storeId)),
  suppliers: companyProcedure('stock.order', { anyStore: true }).query(({ ctx }) => listSuppliers(ctx.db)),
  allSuppliers: companyProcedure('suppliers.manage', { anyStore: true }).query(({ ctx }) =>
    listAllSuppliers(ctx.db),
  ),
  receivings: storesProcedure('stock.receive')
    .input(ofStores)
    .query(({ ctx, input }) => listReceivings(ctx.db, input, mayIn(ctx, 'costs.see'))),
  receivingTotals: storesProcedure('stock.receive')
    .input(ofStores)
    .query(({ ctx, input }) => receivingTotals(ctx.db, input, mayInAll(ctx, 'costs.see', input.storeIds))),
  receiving: storeProcedure('stock.read')
    .input(ofStore.extend({ receivingId: id }))
    .query(({ ctx, input }) =>
      receivingDetail(ctx.db, input.storeId, input.receivingId, ctx.may('costs.see', input.storeId)),
    ),
  adjustments: storesProcedure('stock.adjust')
    .input(adjustmentsInput)
    .query(({ ctx, input }) => listAdjustments(ctx.db, input)),
  adjustmentTotals: storesProcedure('stock.adjust')
    .input(adjustmentsInput)
    .query(({ ctx, input }) => adjustmentTotals(ctx.db, input)),
});
