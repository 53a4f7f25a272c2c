import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { deviceOf } from '@/server/platform/actor';
import { command } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import { newId } from '@/server/platform/ids';
import { ObjectedAlready, ShortageStateWrong } from './errors';
import { lockOwnShare, postingOf } from './shortage-internal';
import { mayObject, shareState } from './shortage-rules';
import { acknowledgeInput, explainInput, objectInput } from './shortage-schema';

/**
 * A share is answered by its person, whatever roles they still have in the store: the command looks whose it is, so the
 * permission table is not asked. Six digits on a tablet answer in its own store alone.
 */
export function asItsPerson<C extends Context>(ctx: C): C {
  const counter = deviceOf(ctx)?.storeId;
  const answersIn = (storeId: string | null) => counter === undefined || counter === storeId;
  return {
    ...ctx,
    may: (permission, storeId) => (permission === 'self' ? answersIn(storeId) : ctx.may(permission, storeId)),
  };
}

/** What the person says about it, until it is decided; after the deadline it counts as late. @throws ShortageUnknown, ShortageStateWrong */
export const explain = command({
  name: 'shortages.explain',
  permission: 'self',
  scope: 'store',
  input: explainInput,
  async run(tx, { storeId, shareId, text, requestId }, ctx) {
    const { businessDay, day } = await postingOf(tx, ctx, storeId);
    const locked = await lockOwnShare(tx, ctx, storeId, shareId);
    if (locked.facts.decided) throw new ShortageStateWrong();
    await tx.shortageExplanation.create({
      data: {
        storeId,
        id: newId(),
        shareId,
        personId: ctx.actor.personId,
        text,
        late: ctx.now > locked.case.explainBy,
        explainedAt: ctx.now,
        businessDay: day,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'shortages.explain',
      subjectKind: 'shortageCase',
      subjectId: locked.case.id,
      after: { number: locked.case.number, text },
      businessDay,
      requestId,
    });
    return { caseId: locked.case.id };
  },
});

/**
 * The person does not agree with what a decision has them pay: it is decided once more, and that stands.
 * @throws ShortageUnknown, ObjectedAlready, ShortageStateWrong
 */
export const object = command({
  name: 'shortages.object',
  permission: 'self',
  scope: 'store',
  input: objectInput,
  async run(tx, { storeId, shareId, text, requestId }, ctx) {
    const { businessDay, day } = await postingOf(tx, ctx, storeId);
    const { facts, decisionId, case: itsCase } = await lockOwnShare(tx, ctx, storeId, shareId);
    const key = { storeId_shareId: { storeId, shareId } };
    if (await tx.shortageObjection.findUnique({ where: key })) throw new ObjectedAlready();
    const acknowledged = decisionId
      ? await tx.shortageAcknowledgement.findUnique({
          where: { storeId_decisionId: { storeId, decisionId } },
        })
      : null;
    if (!decisionId || !mayObject(facts, acknowledged !== null)) throw new ShortageStateWrong();
    await tx.shortageObjection.create({
      data: {
        storeId,
        shareId,
        decisionId,
        personId: ctx.actor.personId,
        text,
        objectedAt: ctx.now,
        businessDay: day,
      },
    });
    await tx.shortageBalance.update({ where: key, data: { objected: true } });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'shortages.object',
      subjectKind: 'shortageCase',
      subjectId: itsCase.id,
      after: { number: itsCase.number, text },
      businessDay,
      requestId,
    });
    return { caseId: itsCase.id };
  },
});

/** The person agrees to pay what was decided. @throws ShortageUnknown, ShortageStateWrong */
export const acknowledge = command({
  name: 'shortages.acknowledge',
  permission: 'self',
  scope: 'store',
  input: acknowledgeInput,
  async run(tx, { storeId, shareId, requestId }, ctx) {
    const { businessDay, day } = await postingOf(tx, ctx, storeId);
    const { facts, decisionId, case: itsCase } = await lockOwnShare(tx, ctx, storeId, shareId);
    if (!decisionId || shareState(facts) !== 'owing') throw new ShortageStateWrong();
    const key = { storeId_decisionId: { storeId, decisionId } };
    if (await tx.shortageAcknowledgement.findUnique({ where: key })) throw new ShortageStateWrong();
    await tx.shortageAcknowledgement.create({
      data: {
        storeId,
        decisionId,
        personId: ctx.actor.personId,
        acknowledgedAt: ctx.now,
        businessDay: day,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'shortages.acknowledge',
      subjectKind: 'shortageCase',
      subjectId: itsCase.id,
      after: { number: itsCase.number, amountFen: facts.owedFen },
      businessDay,
      requestId,
    });
    return { caseId: itsCase.id };
  },
});
