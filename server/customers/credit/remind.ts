import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { dateOf } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
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
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
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
        businessDay: dateOf(businessDay, storeId),
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
      businessDay,
      requestId,
    });
    return { callId: requestId };
  },
});
