import type { z } from 'zod';
import { requireOwnAttachment } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { categoriesWithPrices } from '@/server/catalog/categories-with-prices';
import { productsById } from '@/server/catalog/products-by-id';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { peopleAtWork } from '@/server/staff/people-at-work';
import {
  TrainingChanged,
  TrainingEnded,
  TrainingForNobody,
  TrainingNoPrices,
  TrainingUnknown,
} from '../errors';
import { addCourseInput, changeCourseInput, ofCourseInput } from '../schema';
import { assignTo, whoLacks } from './assign';
import { COURSE_FILE } from './course-file-kind';

type Course = z.output<typeof addCourseInput>;

/** Something new to learn: whoever it is for has it at once. Its id is the requestId. @throws TrainingForNobody, TrainingNoPrices, InvalidInput, NotFound */
export const addCourse = command({
  name: 'training.addCourse',
  permission: 'training.keepCourses',
  scope: 'company',
  input: addCourseInput,
  async run(tx, input, ctx) {
    const id = input.requestId;
    await requireSound(tx, ctx, input, null);
    await tx.trainingCourse.create({
      data: { id, ...forWhom(input), createdById: ctx.actor.personId, createdAt: ctx.now },
      select: { id: true },
    });
    await writeVersion(tx, ctx, { courseId: id, version: 1 }, input);
    const course = { id, ...forWhom(input) };
    const assigned = await assignTo(tx, course, await whoLacks(tx, course, { now: ctx.now, again: false }), {
      personId: ctx.actor.personId,
      now: ctx.now,
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'training.addCourse',
      subjectKind: 'trainingCourse',
      subjectId: id,
      after: { title: input.title, count: assigned },
      requestId: input.requestId,
    });
    return { courseId: id, assigned };
  },
});

/**
 * What a course says from now on, and for whom it is: another version. Who passed it passed what it said then; with `again` they learn it once
 * more.
 * @throws TrainingUnknown, TrainingChanged, TrainingEnded, TrainingForNobody, TrainingNoPrices, InvalidInput, NotFound
 */
export const changeCourse = command({
  name: 'training.changeCourse',
  permission: 'training.keepCourses',
  scope: 'company',
  input: changeCourseInput,
  async run(tx, input, ctx) {
    const { courseId, again } = input;
    const before = await lockCourse(tx, courseId);
    if (before.version !== input.version) throw new TrainingChanged();
    const kept = await tx.trainingCourseVersion.findUniqueOrThrow({
      where: { courseId_version: { courseId, version: before.version } },
      select: { attachmentId: true, title: true },
    });
    await requireSound(tx, ctx, input, kept.attachmentId);
    const version = before.version + 1;
    await writeVersion(tx, ctx, { courseId, version }, input);
    await tx.trainingCourse.update({
      where: { id: courseId },
      data: { version, ...forWhom(input) },
      select: { id: true },
    });
    const course = { id: courseId, ...forWhom(input) };
    const assigned = await assignTo(tx, course, await whoLacks(tx, course, { now: ctx.now, again }), {
      personId: ctx.actor.personId,
      now: ctx.now,
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'training.changeCourse',
      subjectKind: 'trainingCourse',
      subjectId: courseId,
      before: { title: kept.title },
      after: { title: input.title, version, count: assigned },
      requestId: input.requestId,
    });
    return { courseId, version, assigned };
  },
});

/** Nobody is to learn it any more; records stay. @throws TrainingUnknown, TrainingEnded */
export const endCourse = command({
  name: 'training.endCourse',
  permission: 'training.keepCourses',
  scope: 'company',
  input: ofCourseInput,
  async run(tx, { courseId, requestId }, ctx) {
    await lockCourse(tx, courseId);
    await tx.trainingCourse.update({
      where: { id: courseId },
      data: { endedAt: ctx.now, endedById: ctx.actor.personId },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'training.endCourse',
      subjectKind: 'trainingCourse',
      subjectId: courseId,
      requestId,
    });
    return { courseId };
  },
});

/** @throws TrainingUnknown, TrainingEnded */
export async function lockCourse(tx: Tx, courseId: string) {
  await tx.$queryRaw`SELECT 1 AS locked FROM training_course WHERE id = ${courseId}::uuid FOR UPDATE`;
  const course = await tx.trainingCourse.findUnique({ where: { id: courseId } });
  if (!course) throw new TrainingUnknown();
  if (course.endedAt) throw new TrainingEnded();
  return course;
}

function forWhom({ storeIds, roles, personIds, dueDays, repeatMonths }: Course) {
  return { storeIds, roles, personIds, dueDays, repeatMonths };
}

async function requireSound(
  tx: Tx,
  ctx: ActorContext,
  input: Course,
  keptFile: string | null,
): Promise<void> {
  const { storeIds, roles, personIds, attachmentId, productIds } = input;
  if (personIds.length > 0 && storeIds.length + roles.length > 0)
    throw new InvalidInput({ field: 'personIds', problem: 'range' });
  const learnsNothing = input.text === '' && productIds.length === 0 && !attachmentId;
  if (learnsNothing && input.questions.length + input.priceQuestions === 0)
    throw new InvalidInput({ field: 'text', problem: 'required' });
  if ((await peopleAtWork(tx, input, 1)).length === 0) throw new TrainingForNobody();
  if (productIds.length > 0 && (await productsById(tx, productIds)).size < productIds.length)
    throw new InvalidInput({ field: 'productIds', problem: 'range' });
  await requirePrices(tx, input);
  if (attachmentId && attachmentId !== keptFile)
    await requireOwnAttachment(tx, ctx, { storeId: COMPANY_SCOPE, id: attachmentId, kind: COURSE_FILE });
}

/** Of goods nobody sells no price can be asked, and a quiz of such alone could never be taken. @throws TrainingNoPrices */
async function requirePrices(tx: Tx, { priceQuestions, priceCategoryId }: Course): Promise<void> {
  if (priceQuestions === 0) return;
  if ((await categoriesWithPrices(tx, [priceCategoryId ?? null])).size === 0) throw new TrainingNoPrices();
}

async function writeVersion(
  tx: Tx,
  ctx: ActorContext,
  of: { courseId: string; version: number },
  input: Course,
): Promise<void> {
  await tx.trainingCourseVersion.create({
    data: {
      ...of,
      title: input.title,
      text: input.text,
      attachmentId: input.attachmentId ?? null,
      productIds: input.productIds,
      priceQuestions: input.priceQuestions,
      priceCategoryId: input.priceCategoryId ?? null,
      passPercent: input.passPercent,
      triesADay: input.triesADay,
      writtenById: ctx.actor.personId,
      writtenAt: ctx.now,
    },
    select: { version: true },
  });
  await tx.trainingQuestion.createMany({
    data: input.questions.map((question, index) => ({ ...of, no: index + 1, ...question })),
  });
}
