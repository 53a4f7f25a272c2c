import { randomInt } from 'node:crypto';
import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import {
  TrainingChanged,
  TrainingEnded,
  TrainingNoPrices,
  TrainingNotRead,
  TrainingOver,
  TrainingTriesUsed,
  TrainingUnknown,
} from '../errors';
import { answerInput, readInput, startInput } from '../schema';
import { goodsToAsk } from './goods-to-ask';
import { type Asked, inOrder, isPassed, judged, makeSheet } from './quiz-rules';
import { triesToday } from './tries';

/** Whoever learns does it for themselves, whatever their roles: the command looks whose record it is, the table is not asked. */
export function asItsLearner<C extends Context>(ctx: C): C {
  return {
    ...ctx,
    may: (permission, storeId) => permission === 'self' || ctx.may(permission, storeId),
  };
}

/** I have read what it says now; without questions that is all there is to it. @throws TrainingUnknown, TrainingChanged, TrainingOver, TrainingEnded */
export const readTraining = command({
  name: 'training.read',
  permission: 'self',
  scope: 'company',
  input: readInput,
  async run(tx, { assignmentId, version, requestId }, ctx) {
    const own = await lockOwn(tx, assignmentId, ctx.actor.personId);
    if (own.course.version !== version) throw new TrainingChanged();
    const { _count, priceQuestions } = await versionOf(tx, own.courseId, version);
    const isAll = _count.questions + priceQuestions === 0;
    await tx.trainingAssignment.update({
      where: { id: assignmentId },
      data: {
        readAt: ctx.now,
        readVersion: version,
        ...(isAll ? { passedAt: ctx.now, passedVersion: version } : {}),
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: own.storeId,
      action: 'training.read',
      subjectKind: 'trainingCourse',
      subjectId: own.courseId,
      after: { version },
      requestId,
    });
    return { assignmentId, passed: isAll };
  },
});

/**
 * A quiz on what was read: made by a seed and kept with its right answers, which the browser is not given. One that was begun and not answered
 * goes on, unless the course says something else by now.
 * @throws TrainingUnknown, TrainingNotRead, TrainingTriesUsed, TrainingNoPrices, TrainingOver, TrainingEnded
 */
export const startQuiz = command({
  name: 'training.start',
  permission: 'self',
  scope: 'company',
  input: startInput,
  async run(tx, { assignmentId, requestId: id }, ctx) {
    const { personId } = ctx.actor;
    const own = await lockOwn(tx, assignmentId, personId);
    const { version } = own.course;
    if (own.readVersion !== version) throw new TrainingNotRead();
    const open = await tx.trainingAttempt.findFirst({
      where: { assignmentId, version, result: null },
      orderBy: { startedAt: 'desc' },
      select: { id: true },
    });
    if (open) return { attemptId: open.id };
    const said = await versionOf(tx, own.courseId, version);
    const today = await triesToday(tx, own, ctx.now);
    if (today.tries >= said.triesADay) throw new TrainingTriesUsed({ tries: said.triesADay });
    const questions = await tx.trainingQuestion.findMany({
      where: { courseId: own.courseId, version },
      orderBy: { no: 'asc' },
    });
    const seed = randomInt(1, 2_147_483_647);
    const goods = await goodsToAsk(tx, own.storeId, {
      seed,
      take: said.priceQuestions,
      categoryId: said.priceCategoryId,
    });
    const sheet = makeSheet(
      seed,
      questions.map(({ text, kind, choices, right }) => ({
        text,
        kind: kind === 'MULTIPLE' ? 'MULTIPLE' : 'SINGLE',
        choices,
        right,
      })),
      goods,
    );
    if (sheet.length === 0) throw new TrainingNoPrices();
    await tx.trainingAttempt.create({
      data: {
        ...{ id, assignmentId, courseId: own.courseId, personId, version, seed },
        sheet: sheet.map((asked) => ({ ...asked })),
        startedAt: ctx.now,
        tryOn: dayToDate(today.day),
        tryNo: today.tries + 1,
      },
      select: { id: true },
    });
    return { attemptId: id };
  },
});

/** Answered once, judged here. @throws TrainingUnknown, TrainingOver, TrainingChanged, TrainingEnded, InvalidInput */
export const answerQuiz = command({
  name: 'training.answer',
  permission: 'self',
  scope: 'company',
  input: answerInput,
  async run(tx, { attemptId, answers, requestId }, ctx) {
    const attempt = await tx.trainingAttempt.findUnique({ where: { id: attemptId } });
    if (attempt?.personId !== ctx.actor.personId) throw new TrainingUnknown();
    const own = await lockOwn(tx, attempt.assignmentId, ctx.actor.personId);
    // What is open is what the course says now.
    if (attempt.version !== own.course.version) throw new TrainingChanged();
    const kept = inOrder(answers);
    const sheet = attempt.sheet as unknown as Asked[];
    const marks = judged(sheet, kept);
    if (!marks) throw new InvalidInput({ field: 'answers', problem: 'range' });
    const right = marks.filter(Boolean).length;
    const { passPercent } = await versionOf(tx, attempt.courseId, attempt.version);
    const passed = isPassed(right, sheet.length, passPercent);
    const { count } = await tx.trainingResult.createMany({
      data: [{ attemptId, answers: kept, right, questions: sheet.length, passed, answeredAt: ctx.now }],
      skipDuplicates: true,
    });
    if (count === 0) throw new TrainingOver();
    if (passed)
      await tx.trainingAssignment.update({
        where: { id: own.id },
        data: { passedAt: ctx.now, passedVersion: attempt.version, passedAttemptId: attemptId },
        select: { id: true },
      });
    await writeAuditEntry(tx, ctx, {
      storeId: own.storeId,
      action: 'training.answer',
      subjectKind: 'trainingCourse',
      subjectId: attempt.courseId,
      after: { version: attempt.version, passed },
      requestId,
    });
    return { right, questions: sheet.length, passed };
  },
});

/** Their own record, locked, that is not over. @throws TrainingUnknown, TrainingOver, TrainingEnded */
async function lockOwn(tx: Tx, assignmentId: string, personId: string) {
  await tx.$queryRaw`SELECT 1 AS locked FROM training_assignment WHERE id = ${assignmentId}::uuid FOR UPDATE`;
  const own = await tx.trainingAssignment.findUnique({
    where: { id: assignmentId },
    include: { course: { select: { version: true, endedAt: true } } },
  });
  if (own?.personId !== personId) throw new TrainingUnknown();
  if (own.passedAt) throw new TrainingOver();
  if (own.course.endedAt) throw new TrainingEnded();
  return own;
}

function versionOf(tx: Tx, courseId: string, version: number) {
  return tx.trainingCourseVersion.findUniqueOrThrow({
    where: { courseId_version: { courseId, version } },
    select: {
      priceQuestions: true,
      priceCategoryId: true,
      passPercent: true,
      triesADay: true,
      _count: { select: { questions: true } },
    },
  });
}
