import { milliFromText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { resolveLines } from '@/server/stock/document-lines';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { zonesByKind } from '@/server/zones/zones-by-kind';
import { MoreThanOnItsWay, TransferUnknown } from './errors';
import { type Arrival, postArrivals } from './post-arrivals';
import { receiveTransferInput } from './schema';
import { lockOnItsWay, lockTransfer } from './transfer-internal';
import { leftOf } from './transfer-rules';

/**
 * The receiving check: what arrived whole, what arrived damaged (into 残次区); what is missing stays on its way until the
 * sending store decides about it.
 * @throws TransferUnknown, TransferStateWrong, MoreThanOnItsWay, StockLineUnknown, StockQuantityTooFine
 */
export const receiveTransfer = command({
  name: 'transfers.receive',
  permission: 'transfers.manage',
  scope: 'store',
  input: receiveTransferInput,
  async run(tx, input, ctx) {
    const { storeId, fromStoreId, transferId } = input;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const transfer = await lockTransfer(tx, fromStoreId, transferId, 'ON_ITS_WAY');
    if (transfer.toStoreId !== storeId) throw new TransferUnknown();
    const sent = await lockOnItsWay(tx, fromStoreId, transferId);
    const damagedZoneId = (await zonesByKind(tx, storeId)).DAMAGED;
    const counted = input.lines.map((line) => {
      const found = sent.find((candidate) => candidate.id === line.dispatchLineId);
      if (!found) throw new TransferUnknown();
      return { ...line, line: found };
    });
    const arrivals: Arrival[] = [];
    for (const kind of ['RECEIVED', 'DAMAGED'] as const) {
      const lines = counted
        .map(({ line, received, damaged, zoneId }) => ({
          line,
          productId: line.productId,
          quantity: kind === 'RECEIVED' ? received : damaged,
          zoneId: kind === 'RECEIVED' ? zoneId : damagedZoneId,
        }))
        .filter(({ quantity }) => (milliFromText(quantity) ?? 0) > 0);
      for (const { line, zoneId, quantityMilli } of await resolveLines(tx, storeId, lines))
        arrivals.push({ line, kind, zoneId, quantityMilli });
    }
    for (const { line } of counted) {
      const milli = arrivals
        .filter((arrival) => arrival.line.id === line.id)
        .reduce((sum, one) => sum + one.quantityMilli, 0);
      const left = leftOf(line).milli;
      if (milli > left) throw new MoreThanOnItsWay({ line: line.lineNo, left: left / 1000 });
    }
    await postArrivals(tx, ctx, { storeId, fromStoreId, transferId, businessDay }, arrivals);
    await tx.transfer.update({
      where: { storeId_id: { storeId: fromStoreId, id: transferId } },
      data: { receivedById: ctx.actor.personId, receivedAt: ctx.now },
    });
    const short = sent.filter((line) => {
      const arrived = arrivals
        .filter((arrival) => arrival.line.id === line.id)
        .reduce((sum, one) => sum + one.quantityMilli, 0);
      return arrived < leftOf(line).milli;
    }).length;
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'transfers.receive',
      subjectKind: 'transfer',
      subjectId: transferId,
      after: { number: transfer.number, fromStoreId, lines: arrivals.length, short },
      businessDay,
      requestId: input.requestId,
    });
    return { transferId, short, businessDay: businessDay.day };
  },
});
