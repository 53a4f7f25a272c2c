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
import { cancelOrder } from './purchase-orders/cancel-order';
import { closeOrder } from './purchase-orders/close-order';
import { listOrders, orderDetail, orderTotals } from './purchase-orders/list-orders';
import { orderGoods } from './purchase-orders/order-goods';
import { listReceivings, receivingDetail, receivingTotals } from './receiving/list-receivings';
import { receiveGoods } from './receiving/receive-goods';
import { reverseReceiving } from './receiving/reverse-receiving';
import { listSupplierReturns, supplierReturnTotals } from './supplier-returns/list-supplier-returns';
import { returnToSupplier } from './supplier-returns/return-to-supplier';
import { addSupplier } from './suppliers/add-supplier';
import { closeSupplier, reopenSupplier } from './suppliers/close-supplier';
import { editSupplier } from './suppliers/edit-supplier';
import { listAllSuppliers, listSuppliers } from './suppliers/list-suppliers';

const ofStore = z.object({ storeId: id });
const ordersInput = ofStores.extend({ open: z.boolean().optional() });

/** Purchasing 采购: suppliers, orders, goods in, goods back to who delivered them. */
export const purchasingRouter = router({
  orderGoods: commandProcedure(orderGoods),
  cancelOrder: commandProcedure(cancelOrder),
  closeOrder: commandProcedure(closeOrder),
  receive: commandProcedure(receiveGoods),
  reverseReceiving: commandProcedure(reverseReceiving),
  returnToSupplier: commandProcedure(returnToSupplier),
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
  supplierReturns: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => listSupplierReturns(ctx.db, input, mayIn(ctx, 'costs.see'))),
  supplierReturnTotals: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) =>
      supplierReturnTotals(ctx.db, input, mayInAll(ctx, 'costs.see', input.storeIds)),
    ),
  addSupplier: commandProcedure(addSupplier),
  editSupplier: commandProcedure(editSupplier),
  closeSupplier: commandProcedure(closeSupplier),
  reopenSupplier: commandProcedure(reopenSupplier),
  suppliers: companyProcedure('purchasing.order', { anyStore: true }).query(({ ctx }) =>
    listSuppliers(ctx.db),
  ),
  allSuppliers: companyProcedure('purchasing.manageSuppliers', { anyStore: true }).query(({ ctx }) =>
    listAllSuppliers(ctx.db),
  ),
  receivings: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => listReceivings(ctx.db, input, mayIn(ctx, 'costs.see'))),
  receivingTotals: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => receivingTotals(ctx.db, input, mayInAll(ctx, 'costs.see', input.storeIds))),
  receiving: storeProcedure('stock.read')
    .input(ofStore.extend({ receivingId: id }))
    .query(({ ctx, input }) =>
      receivingDetail(ctx.db, input.storeId, input.receivingId, ctx.may('costs.see', input.storeId)),
    ),
});
