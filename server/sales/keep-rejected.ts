import type { Prisma } from '@/generated/prisma/client';
import { receiptNumber } from '@/lib/receipt-number';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { oneStatement } from '@/server/platform/sql';
import { deviceOfNumber } from './device-of-series';
import { CounterDeviceRequired, ReceiptNumberTaken, ReceiptNumberWrong } from './errors';
import { isNumberTooFar, lockSeries, numberState } from './internal';
import { supersededFacts } from './sale-facts';
import { keepRejectedInput } from './schema';

import { seriesPiece } from './series-piece';

/**
 * Keeps a ticket the server refused, whole, under its number: the tablet hands it over when booking it failed for good, and
 * a manager settles it. @throws CounterDeviceRequired, ReceiptNumberWrong, ReceiptNumberTaken
 */
export const keepRejected = command({
  name: 'sales.keepRejected',
  permission: 'sales.complete',
  scope: 'store',
  input: keepRejectedInput,
  // The tablet's queue hands over what was refused, also after the next person signed in.
  outlivesItsPerson: true,
  async run(tx, input, ctx) {
    const own = ctx.actor.device;
    if (!own || own.storeId !== input.storeId) throw new CounterDeviceRequired();
    const device = await deviceOfNumber(tx, own, input.number);
    const expected = receiptNumber(device.prefix, input.seq);
    if (input.number !== expected) throw new ReceiptNumberWrong({ number: input.number, expected });
    const { last } = await lockSeries(tx, input.storeId, device.id, device.prefix);
    if (isNumberTooFar(input.seq, last))
      throw new ReceiptNumberWrong({
        number: input.number,
        expected: receiptNumber(device.prefix, last + 1),
      });
    const state = await numberState(tx, input.storeId, device.id, input.seq);
    if (state === 'TAKEN') throw new ReceiptNumberTaken({ number: input.number });
    const payload: Prisma.InputJsonObject = JSON.parse(JSON.stringify(input.payload));
    await tx.rejectedTicket.create({
      data: {
        storeId: input.storeId,
        id: input.requestId,
        deviceId: device.id,
        seq: input.seq,
        number: input.number,
        payload,
        errorCode: input.errorCode,
        params: input.params ?? {},
        rejectedAt: ctx.now,
      },
    });
    await tx.$queryRaw(
      oneStatement('series-account', {
        series: seriesPiece(
          input.storeId,
          state === 'EXPLAINED' ? [] : [{ device_id: device.id, seq: input.seq }],
        ),
      }),
    );
    if (state === 'EXPLAINED') await writeAuditEntry(tx, ctx, supersededFacts(input.storeId, input));
    await writeAuditEntry(tx, ctx, {
      storeId: input.storeId,
      action: 'sales.keepRejected',
      subjectKind: 'rejectedTicket',
      subjectId: input.requestId,
      after: { number: input.number, errorCode: input.errorCode },
      requestId: input.requestId,
    });
    return { number: input.number };
  },
});
