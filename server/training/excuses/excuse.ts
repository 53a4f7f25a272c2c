import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { peopleAtWork } from '@/server/staff/people-at-work';
import { lockCourse } from '../courses/keep-course';
import { OwnTrainingExcuse, TrainingExcuseChanged } from '../errors';
import { excuseInput, revokeExcuseInput } from '../schema';

/**
 * Somebody of the store need not learn a course, for a reason: nothing of it is due, and it is not given to them again until that is taken
 * back. Never by themselves.
 * @throws TrainingUnknown, TrainingEnded, NotFound, OwnTrainingExcuse, TrainingExcuseChanged
 */
export const excuseFromTraining = command({
  name: 'training.excuse',
  permission: 'training.excuse',
  scope: 'store',
  input: excuseInput,
  async run(tx, { storeId, courseId, personId, reason, requestId: id }, ctx) {
    await requireOther(tx, ctx, { storeId, personId });
    await lockCourse(tx, courseId);
    const { count } = await tx.trainingExcuse.createMany({
      data: [
        { id, courseId, personId, storeId, reason, excusedById: ctx.actor.personId, excusedAt: ctx.now },
      ],
      skipDuplicates: true,
    });
    if (count === 0) throw new TrainingExcuseChanged();
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'training.excuse',
      subjectKind: 'trainingCourse',
      subjectId: courseId,
      after: { personId, reason },
      requestId: id,
    });
    return { courseId };
  },
});

/** They are to learn it again, until the day their record says. @throws NotFound, OwnTrainingExcuse, TrainingExcuseChanged */
export const revokeExcuse = command({
  name: 'training.revokeExcuse',
  permission: 'training.excuse',
  scope: 'store',
  input: revokeExcuseInput,
  async run(tx, { storeId, courseId, personId, requestId }, ctx) {
    await requireOther(tx, ctx, { storeId, personId });
    const { count } = await tx.trainingExcuse.updateMany({
      where: { courseId, personId, revokedAt: null },
      data: { revokedAt: ctx.now, revokedById: ctx.actor.personId },
    });
    if (count === 0) throw new TrainingExcuseChanged();
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'training.revokeExcuse',
      subjectKind: 'trainingCourse',
      subjectId: courseId,
      after: { personId },
      requestId,
    });
    return { courseId };
  },
});

/** Somebody else, who works in the store. @throws NotFound, OwnTrainingExcuse */
async function requireOther(
  tx: Tx,
  ctx: ActorContext,
  { storeId, personId }: { storeId: string; personId: string },
): Promise<void> {
  if (personId === ctx.actor.personId) throw new OwnTrainingExcuse();
  const here = await peopleAtWork(tx, { storeIds: [storeId], roles: [], personIds: [] }, MOST_HERE);
  if (!here.some(({ id }) => id === personId)) throw new NotFound({ noun: 'person' });
}

/** People of one store at most. */
const MOST_HERE = 5_000;
