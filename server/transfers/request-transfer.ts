import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { resolveLines } from '@/server/stock/document-lines';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { TransferToItself } from './errors';
import { requestTransferInput } from './schema';

/**
 * The receiving store asks another one for goods; nothing moves yet.
 * @throws TransferToItself, NotFound, StockLineUnknown, StockQuantityTooFine
 */
export const requestTransfer = command({
  name: 'transfers.request',
  permission: 'transfers.manage',
  scope: 'store',
  input: requestTransferInput,
  async run(tx, input, ctx) {
    const { storeId, fromStoreId, requestId: transferId } = input;
    if (fromStoreId === storeId) throw new TransferToItself();
    await storeSettings(tx, fromStoreId);
    const lines = await resolveLines(tx, storeId, input.lines);
    const number = await takeDocumentNumber(tx, fromStoreId, 'TRANSFER');
    await tx.transfer.create({
      data: {
        storeId: fromStoreId,
        id: transferId,
        number,
        toStoreId: storeId,
        note: input.note,
        requestedById: ctx.actor.personId,
        requestedAt: ctx.now,
      },
    });
    await tx.transferRequestLine.createMany({
      data: lines.map(({ lineNo, productId, quantity }) => ({
        storeId: fromStoreId,
        transferId,
        lineNo,
        productId,
        quantity,
      })),
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'transfers.request',
      subjectKind: 'transfer',
      subjectId: transferId,
      after: { number, fromStoreId, lines: lines.length },
      requestId: input.requestId,
    });
    return { transferId, fromStoreId, number };
  },
});
