import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { writeBreachAnswer } from '@/server/sales/open-breaches';
import { answerBreachInput } from './schema';

/** The manager answers for a sale below floor without approval, once. @throws NotFound, BreachAnswered */
export const answerBreach = command({
  name: 'openItems.answerBreach',
  permission: 'openItems.answerBreach',
  scope: 'store',
  input: answerBreachInput,
  async run(tx, { storeId, breachId, answer, requestId }, ctx) {
    await writeBreachAnswer(tx, ctx, { storeId, breachId, answer });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'openItems.answerBreach',
      subjectKind: 'breach',
      subjectId: breachId,
      after: { answer },
      requestId,
    });
    return { breachId };
  },
});
