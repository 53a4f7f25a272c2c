import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { writeNumberExplanation } from '@/server/sales/missing-numbers';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { explainNumberInput } from './schema';

/** Says why a receipt number below the highest has no ticket. @throws NumberNotOpen, NotFound */
export const explainNumber = command({
  name: 'openItems.explainNumber',
  permission: 'openItems.explainNumber',
  scope: 'store',
  input: explainNumberInput,
  async run(tx, input, ctx) {
    const store = await storeSettings(tx, input.storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const number = await writeNumberExplanation(tx, ctx, businessDay, input);
    await writeAuditEntry(tx, ctx, {
      storeId: input.storeId,
      action: 'openItems.explainNumber',
      subjectKind: 'receiptSeries',
      subjectId: number,
      after: { reason: input.reason },
      businessDay,
      requestId: input.requestId,
    });
    return { seq: input.seq };
  },
});
