import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { cancelTransfer } from './cancel-transfer';
import { decideTransfer } from './decide-transfer';
import { dispatchTransfer } from './dispatch-transfer';
import { listTransfers, transferDetail, transferStores, transferTotals } from './list-transfers';
import { receiveTransfer } from './receive-transfer';
import { requestTransfer } from './request-transfer';
import { transfersInput } from './schema';

const ofStore = z.object({ storeId: id });

/** Transfers 调拨 of goods between stores. */
export const transfersRouter = router({
  request: commandProcedure(requestTransfer),
  dispatch: commandProcedure(dispatchTransfer),
  receive: commandProcedure(receiveTransfer),
  decide: commandProcedure(decideTransfer),
  cancel: commandProcedure(cancelTransfer),
  list: storesProcedure('stock.read')
    .input(transfersInput)
    .query(({ ctx, input }) => listTransfers(ctx.db, input)),
  totals: storesProcedure('stock.read')
    .input(transfersInput)
    .query(({ ctx, input }) => transferTotals(ctx.db, input)),
  stores: storeProcedure('transfers.manage')
    .input(ofStore)
    .query(({ ctx, input }) => transferStores(ctx.db, input.storeId)),
  detail: storeProcedure('stock.read')
    .input(ofStore.extend({ fromStoreId: id, transferId: id }))
    .query(({ ctx, input }) => transferDetail(ctx.db, input.storeId, input.fromStoreId, input.transferId)),
});
