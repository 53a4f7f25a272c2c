import { fenToText } from '@/lib/money';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { MoreThanOwed, PersonNotHeard, ShortageStateWrong } from './errors';
import { lockShare, postingOf, refuseOwners } from './shortage-internal';
import { shareState } from './shortage-rules';
import { decideShareInput } from './shortage-schema';

/**
 * What becomes of one share; once, and once more when its person objects. Nobody is made to pay before they were heard or
 * let the deadline pass.
 * @throws ShortageUnknown, OwnShortage, ShortageStateWrong, PersonNotHeard, MoreThanOwed
 */
export const decideShare = command({
  name: 'shortages.decide',
  permission: 'shortages.decide',
  scope: 'store',
  input: decideShareInput,
  async run(tx, input, ctx) {
    const { storeId, shareId, verdict } = input;
    const { businessDay, day } = await postingOf(tx, ctx, storeId);
    const { case: itsCase, facts } = await lockShare(tx, storeId, shareId);
    await refuseOwners(tx, ctx, storeId, itsCase.id);
    const state = shareState(facts);
    if (state !== 'undecided' && state !== 'objected') throw new ShortageStateWrong();
    const owedFen = verdict === 'COMPENSATE' ? (input.compensateFen ?? facts.amountFen) : 0;
    if (verdict === 'COMPENSATE') {
      if (owedFen > facts.amountFen || owedFen === 0)
        throw new MoreThanOwed({ left: fenToText(facts.amountFen) });
      const explained = await tx.shortageExplanation.count({ where: { storeId, shareId } });
      if (explained === 0 && ctx.now < itsCase.explainBy) throw new PersonNotHeard();
    }
    const version = (await tx.shortageDecision.count({ where: { storeId, shareId } })) + 1;
    const decisionId = newId();
    await tx.shortageDecision.create({
      data: {
        storeId,
        id: decisionId,
        shareId,
        version,
        verdict,
        owedFen: BigInt(owedFen),
        reason: input.reason,
        decidedById: ctx.actor.personId,
        decidedAt: ctx.now,
        businessDay: day,
      },
    });
    await tx.shortageBalance.update({
      where: { storeId_shareId: { storeId, shareId } },
      data: { decisionId, objected: false, owedFen: BigInt(owedFen) },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'shortages.decide',
      subjectKind: 'shortageCase',
      subjectId: itsCase.id,
      after: { number: itsCase.number, version, verdict, amountFen: owedFen, reason: input.reason },
      businessDay,
      requestId: input.requestId,
    });
    return { caseId: itsCase.id, decisionId };
  },
});
