import type { Transfer } from '@/generated/prisma/client';
import type { Tx } from '@/server/platform/db';
import { fenOf, milliOf } from '@/server/platform/numbers';
import { TransferStateWrong, TransferUnknown } from './errors';
import { type OnItsWay, type TransferState, transferState } from './transfer-rules';

/** A transfer, nobody else changing it until the transaction ends. @throws TransferUnknown, TransferStateWrong */
export async function lockTransfer(
  tx: Tx,
  fromStoreId: string,
  transferId: string,
  wanted: TransferState,
): Promise<Transfer> {
  await tx.$queryRaw`SELECT 1 AS locked FROM transfer WHERE store_id = ${fromStoreId}::uuid AND id = ${transferId}::uuid FOR UPDATE`;
  const transfer = await tx.transfer.findUnique({
    where: { storeId_id: { storeId: fromStoreId, id: transferId } },
  });
  if (!transfer) throw new TransferUnknown();
  if (transferState(transfer) !== wanted) throw new TransferStateWrong({ number: transfer.number });
  return transfer;
}

export type LineOnItsWay = OnItsWay & { id: string; lineNo: number; productId: string };

/** Dispatched lines with what is on its way of each, locked in key order. */
export async function lockOnItsWay(tx: Tx, fromStoreId: string, transferId: string): Promise<LineOnItsWay[]> {
  const lines = await tx.transferDispatchLine.findMany({
    where: { storeId: fromStoreId, transferId },
    orderBy: { lineNo: 'asc' },
  });
  const ids = lines.map((line) => line.id);
  await tx.$queryRaw`SELECT 1 AS locked FROM transfer_balance WHERE store_id = ${fromStoreId}::uuid
    AND dispatch_line_id = ANY(${ids}::uuid[]) ORDER BY dispatch_line_id FOR UPDATE`;
  const balances = await tx.transferBalance.findMany({
    where: { storeId: fromStoreId, dispatchLineId: { in: ids } },
  });
  const of = new Map(balances.map((balance) => [balance.dispatchLineId, balance]));
  return lines.map((line) => {
    const balance = of.get(line.id);
    if (!balance) throw new Error(`dispatched line ${line.id} has no balance`);
    return {
      id: line.id,
      lineNo: line.lineNo,
      productId: line.productId,
      sentMilli: milliOf(balance.sentQuantity),
      arrivedMilli: milliOf(balance.arrivedQuantity),
      writtenOffMilli: milliOf(balance.writtenOffQuantity),
      sentValueFen: fenOf(balance.sentValueFen),
      arrivedValueFen: fenOf(balance.arrivedValueFen),
      writtenOffValueFen: fenOf(balance.writtenOffValueFen),
    };
  });
}
