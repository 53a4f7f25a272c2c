import { businessDayOf, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { storeSettings } from '@/server/stores/store-settings';
import { lockAccount } from './lock-accounts';
import { remindInput } from './schema';

/** Somebody asked a customer for what they owe: what came of it, and what they promised. @throws CustomerUnknown */
export const remind = command({
  name: 'credit.remind',
  permission: 'credit.remind',
  scope: 'store',
  input: remindInput,
  async run(tx, { requestId, storeId, customerId: asked, outcome, promise, note }, ctx) {
    const { timeZone, dayStartMinute } = await storeSettings(tx, storeId);
    const { customerId } = await lockAccount(tx, asked);
    await tx.creditCall.create({
      data: {
        storeId,
        id: requestId,
        customerId,
        outcome,
        promisedDay: promise ? dayToDate(promise.day) : null,
        promisedFen: promise ? BigInt(promise.fen) : null,
        note: note ?? '',
        personId: ctx.actor.personId,
        calledOn: dayToDate(businessDayOf(ctx.now, timeZone, dayStartMinute)),
        occurredAt: ctx.now,
      },
    });
    // What was said about them is in their room alone.
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'credit.remind',
      subjectKind: 'customer',
      subjectId: customerId,
      after: { outcome, ...(promise ? { dueDay: promise.day, amountFen: promise.fen } : {}) },
      requestId,
    });
    return { callId: requestId };
  },
});
