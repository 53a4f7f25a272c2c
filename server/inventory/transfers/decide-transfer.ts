import { dayToDate } from '@/lib/business-day';
import { milliToText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { MoreThanOnItsWay, TransferUnknown } from '../errors';
import { resolveLines } from '../internal';
import { decideTransferInput } from '../schema';
import { postArrivals } from './post-arrivals';
import { lockOnItsWay, lockTransfer } from './transfer-internal';
import { leftOf, valueOfPart } from './transfer-rules';

/**
 * What became of goods that were short at the receiving check: found at either store, they come in there with their value;
 * lost, the value leaves the books under a name and a reason.
 * @throws TransferUnknown, TransferStateWrong, MoreThanOnItsWay, StockQuantityTooFine
 */
export const decideTransfer = command({
  name: 'stock.decideTransfer',
  permission: 'stock.decideTransfer',
  scope: 'store',
  input: decideTransferInput,
  async run(tx, input, ctx) {
    const { storeId, transferId, verdict } = input;
    const own = await storeSettings(tx, storeId);
    const known = await tx.transfer.findUnique({ where: { storeId_id: { storeId, id: transferId } } });
    if (!known) throw new TransferUnknown();
    // The day before the transfer, as every posting locks them; where goods go never changes.
    const landsAt = verdict === 'ARRIVED_LATE' ? await storeSettings(tx, known.toStoreId) : own;
    const businessDay = await lockPostingDay(tx, landsAt, ctx.now);
    const transfer = await lockTransfer(tx, storeId, transferId, 'RECEIVED');
    const line = (await lockOnItsWay(tx, storeId, transferId)).find((one) => one.id === input.dispatchLineId);
    if (!line) throw new TransferUnknown();
    const [resolved] = await resolveLines(tx, landsAt.id, [
      { productId: line.productId, quantity: input.quantity },
    ]);
    if (!resolved) throw new TransferUnknown();
    const { quantityMilli, zoneId } = resolved;
    const left = leftOf(line).milli;
    if (quantityMilli > left) throw new MoreThanOnItsWay({ line: line.lineNo, left: left / 1000 });
    if (verdict === 'LOST') {
      const valueFen = valueOfPart(line, quantityMilli);
      await tx.transferLoss.create({
        data: {
          storeId,
          id: newId(),
          transferId,
          dispatchLineId: line.id,
          productId: line.productId,
          quantity: input.quantity,
          valueFen: BigInt(valueFen),
          reason: input.reason,
          personId: ctx.actor.personId,
          businessDay: dayToDate(businessDay),
          decidedAt: ctx.now,
        },
      });
      await tx.transferBalance.update({
        where: { storeId_dispatchLineId: { storeId, dispatchLineId: line.id } },
        data: {
          writtenOffQuantity: milliToText(line.writtenOffMilli + quantityMilli),
          writtenOffValueFen: BigInt(line.writtenOffValueFen + valueFen),
        },
      });
    } else {
      const at = { storeId: landsAt.id, fromStoreId: storeId, transferId, businessDay };
      await postArrivals(tx, ctx, at, [{ line, kind: verdict, zoneId, quantityMilli }]);
    }
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stock.decideTransfer',
      subjectKind: 'transfer',
      subjectId: transferId,
      after: {
        number: transfer.number,
        line: line.lineNo,
        verdict,
        quantity: input.quantity,
        reason: input.reason,
      },
      businessDay,
      requestId: input.requestId,
    });
    return { transferId, businessDay };
  },
});
