import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { dateOf } from '@/server/platform/posting-day';
import { resolveLines } from '@/server/stock/document-lines';
import { postStockEntries } from '@/server/stock/post-stock-entries';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { TransferToItself } from './errors';
import { dispatchTransferInput } from './schema';
import { lockTransfer } from './transfer-internal';

/**
 * Goods leave the sending store and are on their way: for a request, or of its own accord. More than is on hand may go (it
 * is in the van already): the level is flagged. They keep the cost they left with.
 * @throws TransferUnknown, TransferStateWrong, TransferToItself, NotFound, StockLineUnknown, StockQuantityTooFine
 */
export const dispatchTransfer = command({
  name: 'transfers.dispatch',
  permission: 'transfers.manage',
  scope: 'store',
  input: dispatchTransferInput,
  async run(tx, input, ctx) {
    const { storeId } = input;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const { transferId, number, toStoreId } = await openTransfer(tx, input, ctx);
    const lines = (await resolveLines(tx, storeId, input.lines)).map((line) => ({ ...line, id: newId() }));
    const values = await postStockEntries(
      tx,
      storeId,
      lines.map((line) => ({
        productId: line.productId,
        zoneId: line.zoneId,
        kind: 'TRANSFER_OUT',
        quantityMilli: -line.quantityMilli,
        documentKind: 'TRANSFER',
        documentId: transferId,
        documentLineId: line.id,
        businessDay,
        occurredAt: ctx.now,
        personId: ctx.actor.personId,
      })),
    );
    const leftWith = (index: number) => BigInt(-(values[index] ?? 0));
    await tx.transferDispatchLine.createMany({
      data: lines.map((line, index) => ({
        storeId,
        id: line.id,
        transferId,
        lineNo: line.lineNo,
        productId: line.productId,
        zoneId: line.zoneId,
        quantity: line.quantity,
        valueFen: leftWith(index),
        businessDay: dateOf(businessDay, storeId),
      })),
    });
    await tx.transferBalance.createMany({
      data: lines.map((line, index) => ({
        storeId,
        dispatchLineId: line.id,
        sentQuantity: line.quantity,
        sentValueFen: leftWith(index),
      })),
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'transfers.dispatch',
      subjectKind: 'transfer',
      subjectId: transferId,
      after: { number, toStoreId, lines: lines.length },
      businessDay,
      requestId: input.requestId,
    });
    return { transferId, number, businessDay: businessDay.day };
  },
});

/** The requested transfer marked as dispatched, or a new one. */
async function openTransfer(
  tx: Tx,
  input: {
    storeId: string;
    requestId: string;
    transferId?: string | undefined;
    toStoreId?: string | undefined;
    note: string;
  },
  ctx: ActorContext,
): Promise<{ transferId: string; number: number; toStoreId: string }> {
  const { storeId, toStoreId } = input;
  const dispatched = { dispatchedById: ctx.actor.personId, dispatchedAt: ctx.now };
  if (input.transferId !== undefined) {
    const transfer = await lockTransfer(tx, storeId, input.transferId, 'REQUESTED');
    await tx.transfer.update({ where: { storeId_id: { storeId, id: transfer.id } }, data: dispatched });
    return { transferId: transfer.id, number: transfer.number, toStoreId: transfer.toStoreId };
  }
  if (toStoreId === undefined || toStoreId === storeId) throw new TransferToItself();
  await storeSettings(tx, toStoreId);
  const number = await takeDocumentNumber(tx, storeId, 'TRANSFER');
  await tx.transfer.create({
    data: { storeId, id: input.requestId, number, toStoreId, note: input.note, ...dispatched },
  });
  return { transferId: input.requestId, number, toStoreId };
}
