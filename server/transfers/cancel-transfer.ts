import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { TransferUnknown } from './errors';
import { cancelTransferInput } from './schema';
import { lockTransfer } from './transfer-internal';

/** A request nobody sent goods for ends; by either store. @throws TransferUnknown, TransferStateWrong */
export const cancelTransfer = command({
  name: 'transfers.cancel',
  permission: 'transfers.manage',
  scope: 'store',
  input: cancelTransferInput,
  async run(tx, input, ctx) {
    const { storeId, fromStoreId, transferId } = input;
    const transfer = await lockTransfer(tx, fromStoreId, transferId, 'REQUESTED');
    if (storeId !== fromStoreId && storeId !== transfer.toStoreId) throw new TransferUnknown();
    await tx.transfer.update({
      where: { storeId_id: { storeId: fromStoreId, id: transferId } },
      data: { cancelledById: ctx.actor.personId, cancelledAt: ctx.now },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'transfers.cancel',
      subjectKind: 'transfer',
      subjectId: transferId,
      after: { number: transfer.number },
      requestId: input.requestId,
    });
    return { transferId };
  },
});
