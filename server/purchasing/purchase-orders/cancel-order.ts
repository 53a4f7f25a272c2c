import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { OrderStateWrong } from '../errors';
import { endOrderInput } from '../schema';
import { lockOrder } from './purchase-order-internal';

/** Ends an order nothing came of. @throws OrderUnknown, OrderStateWrong */
export const cancelOrder = command({
  name: 'purchasing.cancelOrder',
  permission: 'purchasing.order',
  scope: 'store',
  input: endOrderInput,
  async run(tx, input, ctx) {
    const { storeId, orderId, reason } = input;
    const { order, state } = await lockOrder(tx, storeId, orderId);
    if (state !== 'OPEN') throw new OrderStateWrong({ number: order.number });
    await tx.purchaseOrder.update({
      where: { storeId_id: { storeId, id: orderId } },
      data: { cancelledById: ctx.actor.personId, cancelledAt: ctx.now, endReason: reason },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'purchasing.cancelOrder',
      subjectKind: 'purchaseOrder',
      subjectId: orderId,
      after: { number: order.number, reason },
      requestId: input.requestId,
    });
    return { orderId };
  },
});
