import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { OrderStateWrong } from '../errors';
import { endOrderInput } from '../schema';
import { lockOrder } from './purchase-order-internal';
import { openOf } from './purchase-order-rules';

/** Ends an order of which a part came: the rest will not. @throws OrderUnknown, OrderStateWrong */
export const closeOrder = command({
  name: 'purchasing.closeOrder',
  permission: 'purchasing.order',
  scope: 'store',
  input: endOrderInput,
  async run(tx, input, ctx) {
    const { storeId, orderId, reason } = input;
    const { order, state, lines } = await lockOrder(tx, storeId, orderId);
    if (state !== 'PARTLY_RECEIVED') throw new OrderStateWrong({ number: order.number });
    await tx.purchaseOrder.update({
      where: { storeId_id: { storeId, id: orderId } },
      data: { closedById: ctx.actor.personId, closedAt: ctx.now, endReason: reason },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'purchasing.closeOrder',
      subjectKind: 'purchaseOrder',
      subjectId: orderId,
      after: { number: order.number, lines: lines.filter((line) => openOf(line) > 0).length, reason },
      requestId: input.requestId,
    });
    return { orderId };
  },
});
