import { milliFromText, milliToText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { bookedOn, type PostingDay } from '@/server/platform/posting-day';
import { resolveLines } from '@/server/stock/document-lines';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { MoreThanOnItsWay, TransferUnknown } from './errors';
import { postArrivals } from './post-arrivals';
import { decideTransferInput } from './schema';
import { type LineOnItsWay, lockOnItsWay, lockTransfer } from './transfer-internal';
import { leftOf, valueOfPart } from './transfer-rules';

/**
 * What became of goods that were short at the receiving check: found at either store, they come in there with their value;
 * lost, the value leaves the books under a name and a reason. The right is asked for at the store whose books change.
 * @throws Forbidden, TransferUnknown, TransferStateWrong, MoreThanOnItsWay, StockQuantityTooFine
 */
export const decideTransfer = command({
  name: 'transfers.decide',
  permission: 'transfers.decide',
  scope: 'store',
  input: decideTransferInput,
  async run(tx, input, ctx) {
    const { transferId, verdict } = input;
    const fromStoreId = input.fromStoreId ?? input.storeId;
    const known = await tx.transfer.findUnique({
      where: { storeId_id: { storeId: fromStoreId, id: transferId } },
    });
    if (!known || ![known.storeId, known.toStoreId].includes(input.storeId)) throw new TransferUnknown();
    const landsAt = await storeSettings(tx, verdict === 'ARRIVED_LATE' ? known.toStoreId : fromStoreId);
    const permission = 'transfers.decide';
    if (!ctx.may(permission, landsAt.id)) throw new Forbidden({ permission });
    // The day before the transfer, as every posting locks them; where goods go never changes.
    const businessDay = await lockPostingDay(tx, landsAt, ctx);
    const transfer = await lockTransfer(tx, fromStoreId, transferId, 'RECEIVED');
    const line = (await lockOnItsWay(tx, fromStoreId, transferId)).find(
      (one) => one.id === input.dispatchLineId,
    );
    if (!line) throw new TransferUnknown();
    const [resolved] = await resolveLines(tx, landsAt.id, [
      { productId: line.productId, quantity: input.quantity },
    ]);
    if (!resolved) throw new TransferUnknown();
    const { quantityMilli, zoneId } = resolved;
    const left = leftOf(line).milli;
    if (quantityMilli > left) throw new MoreThanOnItsWay({ line: line.lineNo, left: left / 1000 });
    const at = { storeId: landsAt.id, fromStoreId, transferId, businessDay };
    if (verdict === 'LOST') await writeOff(tx, ctx, at, line, input);
    else await postArrivals(tx, ctx, at, [{ line, kind: verdict, zoneId, quantityMilli }]);
    await writeAuditEntry(tx, ctx, {
      storeId: landsAt.id,
      action: 'transfers.decide',
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
    return { transferId, businessDay: businessDay.day };
  },
});

/** What is lost leaves the sending store's books. */
async function writeOff(
  tx: Tx,
  ctx: ActorContext,
  at: { fromStoreId: string; transferId: string; businessDay: PostingDay },
  line: LineOnItsWay,
  { quantity, reason }: { quantity: string; reason: string },
): Promise<void> {
  const quantityMilli = milliFromText(quantity) ?? 0;
  const valueFen = valueOfPart(line, quantityMilli);
  await tx.transferLoss.create({
    data: {
      ...bookedOn(at.businessDay),
      id: newId(),
      transferId: at.transferId,
      dispatchLineId: line.id,
      productId: line.productId,
      quantity,
      valueFen: BigInt(valueFen),
      reason,
      personId: ctx.actor.personId,
      decidedAt: ctx.now,
    },
  });
  await tx.transferBalance.update({
    where: { storeId_dispatchLineId: { storeId: at.fromStoreId, dispatchLineId: line.id } },
    data: {
      writtenOffQuantity: milliToText(line.writtenOffMilli + quantityMilli),
      writtenOffValueFen: BigInt(line.writtenOffValueFen + valueFen),
    },
  });
}
