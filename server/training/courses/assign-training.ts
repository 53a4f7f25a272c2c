import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { CALL_OUT, eventRows, eventsPiece } from '@/server/events/write-events';
import { command } from '@/server/platform/command';
import type { ActingContext } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { logger } from '@/server/platform/log';
import { oneStatement } from '@/server/platform/sql';
import { peopleAtWork } from '@/server/staff/people-at-work';
import { excusedFrom, excuseKey } from '../excuses/read-excuses';
import { assignDueInput, assignInput } from '../schema';
import { MOST_PEOPLE } from '../training-rules';
import { assignTo, whoLacks } from './assign';
import { lockCourse } from './keep-course';

/** A manager has people of the store learn a course, also once more; who is excused from it stays so. @throws TrainingUnknown, TrainingEnded, NotFound */
export const assignTraining = command({
  name: 'training.assign',
  permission: 'training.assign',
  scope: 'store',
  input: assignInput,
  async run(tx, { storeId, courseId, personIds, requestId }, ctx) {
    const course = await lockCourse(tx, courseId);
    const here = await peopleAtWork(tx, { storeIds: [storeId], roles: [], personIds: [] }, MOST_PEOPLE);
    const known = new Set(here.map(({ id }) => id));
    const wanted = [...new Set(personIds)];
    if (!wanted.every((personId) => known.has(personId))) throw new NotFound({ noun: 'person' });
    const excused = await excusedFrom(tx, [courseId], wanted);
    const learning = wanted.filter((personId) => !excused.has(excuseKey(courseId, personId)));
    const assigned = await assignTo(tx, course, learning, { personId: ctx.actor.personId, now: ctx.now });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'training.assign',
      subjectKind: 'trainingCourse',
      subjectId: courseId,
      after: { count: assigned },
      requestId,
    });
    return { assigned };
  },
});

/** Courses looked at in one run; a company has fewer. */
const MOST_COURSES = 500;

/** By the clock: newcomers have what others have, and what comes again comes again. */
export async function assignDueTraining(ctx: ActingContext<'JOB'>): Promise<void> {
  const courses = await ctx.db.trainingCourse.findMany({
    where: { endedAt: null },
    orderBy: { id: 'asc' },
    take: MOST_COURSES,
  });
  for (const course of courses) {
    // One that cannot be given does not keep the others from being given.
    try {
      const lacking = await whoLacks(ctx.db, course, { now: ctx.now, again: false });
      if (lacking.length === 0) continue;
      const requestId = partId(course.id, `due ${ctx.now.toISOString()}`);
      await assignDue.execute(ctx, { requestId, courseId: course.id });
    } catch (error) {
      logger.error({ err: error, courseId: course.id }, 'a course was not given to who lacks it');
    }
  }
}

/** Of one course, to whoever lacks it now. */
export const assignDue = command({
  name: 'training.assignDue',
  permission: 'training.assignDue',
  scope: 'company',
  by: ['JOB'],
  input: assignDueInput,
  async run(tx, { courseId }, ctx) {
    const course = await lockCourse(tx, courseId);
    const lacking = await whoLacks(tx, course, { now: ctx.now, again: false });
    const assigned = await assignTo(tx, course, lacking, { personId: null, now: ctx.now });
    if (assigned === 0) return { assigned };
    // No act of anybody: the trail does not grow by it, screens hear of it.
    const events = eventRows(ctx, [
      { storeId: null, name: 'training.assignDue', subjectKind: 'trainingCourse', subjectId: courseId },
    ]);
    await tx.$queryRaw(oneStatement('training-assigned', { events: eventsPiece(events) }, CALL_OUT));
    return { assigned };
  },
});
