import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { dateOf } from '@/server/platform/posting-day';
import { oneStatement } from '@/server/platform/sql';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { NumberNotOpen } from './errors';
import { lockSeries, numberState } from './internal';
import { explainNumberInput } from './schema';
import { seriesPiece } from './write-sales';

/**
 * Says why a receipt number below the highest has no ticket. The series is locked as a sale locks it, so that the number is
 * either explained first and the sale flagged, or sold first and nothing to explain.
 * @throws NumberNotOpen, NotFound
 */
export const explainNumber = command({
  name: 'sales.explainNumber',
  permission: 'sales.explainNumber',
  scope: 'store',
  input: explainNumberInput,
  async run(tx, input, ctx) {
    const store = await storeSettings(tx, input.storeId);
    const businessDay = await lockPostingDay(tx, store, ctx.now);
    const key = { storeId: input.storeId, deviceId: input.deviceId };
    const known = await tx.receiptSeries.findUnique({ where: { storeId_deviceId: key } });
    if (!known) throw new NotFound({ noun: 'receiptSeries' });
    const { last } = await lockSeries(tx, input.storeId, input.deviceId, known.prefix);
    const state = await numberState(tx, input.storeId, input.deviceId, input.seq);
    if (input.seq >= last || state !== 'FREE') throw new NumberNotOpen();
    await tx.numberExplanation.create({
      data: {
        ...key,
        seq: input.seq,
        reason: input.reason,
        personId: ctx.actor.personId,
        businessDay: dateOf(businessDay, input.storeId),
        explainedAt: ctx.now,
      },
    });
    await tx.$queryRaw(
      oneStatement('series-account', {
        series: seriesPiece(input.storeId, [{ device_id: input.deviceId, seq: input.seq }]),
      }),
    );
    await writeAuditEntry(tx, ctx, {
      storeId: input.storeId,
      action: 'sales.explainNumber',
      subjectKind: 'receiptSeries',
      subjectId: `${known.prefix}-${input.seq}`,
      after: { reason: input.reason },
      businessDay,
      requestId: input.requestId,
    });
    return { seq: input.seq };
  },
});
