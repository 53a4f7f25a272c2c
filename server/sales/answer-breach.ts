import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { BreachAnswered } from './errors';
import { answerBreachInput } from './schema';

/** The manager answers for a sale below floor without approval, once. @throws NotFound, BreachAnswered */
export const answerBreach = command({
  name: 'sales.answerBreach',
  permission: 'sales.answerBreach',
  scope: 'store',
  input: answerBreachInput,
  async run(tx, input, ctx) {
    const { storeId, breachId } = input;
    const breach = await tx.breach.findUnique({
      where: { storeId_id: { storeId, id: breachId } },
      include: { answer: true },
    });
    if (!breach) throw new NotFound({ noun: 'breach' });
    if (breach.answer) throw new BreachAnswered();
    await tx.breachAnswer.create({
      data: {
        storeId,
        breachId,
        answer: input.answer,
        answeredById: ctx.actor.personId,
        answeredAt: ctx.now,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'sales.answerBreach',
      subjectKind: 'breach',
      subjectId: breachId,
      after: { answer: input.answer },
      requestId: input.requestId,
    });
    return { breachId };
  },
});
