import { fenToText } from '@/lib/money';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { LimitAboveManagers } from './errors';
import { lockAccount } from './lock-accounts';
import { setLimitInput } from './schema';

/**
 * What a customer may owe, and for how many days; a manager up to what the store lets them. What is owed already stays owed.
 * @throws CustomerUnknown, LimitAboveManagers
 */
export const setLimit = command({
  name: 'credit.setLimit',
  permission: 'credit.setLimit',
  scope: 'store',
  input: setLimitInput,
  async run(tx, { requestId, storeId, customerId: asked, limit }, ctx) {
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const account = await lockAccount(tx, asked);
    const { customerId } = account;
    // The highest of both: lowering what head office gave is head office's as well.
    const asksFen = Math.max(limit?.limitFen ?? 0, account.limitFen ?? 0);
    if (asksFen > store.creditManagerLimitFen && !ctx.may('credit.setAnyLimit', storeId))
      throw new LimitAboveManagers({ limit: fenToText(store.creditManagerLimitFen) });
    await tx.creditAccount.update({
      where: { customerId },
      data: { limitFen: limit ? BigInt(limit.limitFen) : null, dueDays: limit?.dueDays ?? null },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'credit.setLimit',
      subjectKind: 'customer',
      subjectId: customerId,
      before: { limitFen: account.limitFen, dueDays: account.dueDays },
      after: { limitFen: limit?.limitFen ?? null, dueDays: limit?.dueDays ?? null },
      businessDay,
      requestId,
    });
    return { customerId };
  },
});
