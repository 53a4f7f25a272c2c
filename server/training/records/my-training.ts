import type { TrainingAssignment } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { maySomewhere } from '@/server/staff/may-somewhere';
import { cardsOfProducts } from '../cards/read-cards';
import { ASKS, pausedAmong } from '../courses/paused';
import { TrainingUnknown } from '../errors';
import { pricesAsked } from '../quiz/goods-to-ask';
import { type Asked, judged, withoutAnswers } from '../quiz/quiz-rules';
import { triesToday } from '../quiz/tries';
import { trainingState } from '../training-rules';

const MOST_OPEN = 100;
const MOST_OVER = 100;
const MOST_ATTEMPTS = 50;

type Standing = TrainingAssignment & { course: { version: number } };

/** What one is to learn, what is due first first; then what one learnt, the latest first. */
export async function myTraining(reader: Reader, personId: string, now: Date) {
  const [open, over] = await Promise.all([
    openRecords(reader, personId),
    reader.trainingAssignment.findMany({
      where: { personId, passedAt: { not: null } },
      include: { course: { select: { version: true } } },
      orderBy: [{ passedAt: 'desc' }, { id: 'desc' }],
      take: MOST_OVER,
    }),
  ]);
  return titled(reader, [...open, ...over], now);
}

/** What somebody is still to learn, the earliest due first: nothing of a course that asks nothing now. */
export async function waitingTraining(reader: Reader, personId: string, now: Date) {
  const rows = await titled(reader, await openRecords(reader, personId), now);
  return rows.filter(({ state }) => state !== 'PAUSED');
}

/** Of courses that go on, and that they are not excused from. */
function openRecords(reader: Reader, personId: string): Promise<Standing[]> {
  return reader.trainingAssignment.findMany({
    where: {
      personId,
      passedAt: null,
      course: { endedAt: null, excuses: { none: { personId, revokedAt: null } } },
    },
    include: { course: { select: { version: true } } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: MOST_OPEN,
  });
}

async function titled(reader: Reader, rows: readonly Standing[], now: Date) {
  if (rows.length === 0) return [];
  const versionOf = ({ passedVersion, course }: Standing) => passedVersion ?? course.version;
  const versions = await reader.trainingCourseVersion.findMany({
    where: { OR: rows.map((row) => ({ courseId: row.courseId, version: versionOf(row) })) },
    select: { version: true, title: true, ...ASKS },
  });
  const paused = await pausedAmong(reader, versions);
  const titles = new Map(versions.map(({ courseId, version, title }) => [`${courseId} ${version}`, title]));
  return rows.map((row) => ({
    id: row.id,
    storeId: row.storeId,
    title: titles.get(`${row.courseId} ${versionOf(row)}`) ?? '',
    dueOn: dateToDay(row.dueOn),
    dueAt: row.dueAt,
    passedAt: row.passedAt,
    state: trainingState(row, now, { isPaused: paused.has(row.courseId) }),
  }));
}

/** One record of one's own: what the course says, its cards, and one's quizzes; of an open quiz no right answers. @throws TrainingUnknown */
export async function myCourse(ctx: ActorContext, assignmentId: string) {
  const own = await ctx.db.trainingAssignment.findUnique({
    where: { id: assignmentId },
    include: { course: { select: { version: true, endedAt: true } } },
  });
  if (own?.personId !== ctx.actor.personId) throw new TrainingUnknown();
  const version = own.passedVersion ?? own.course.version;
  const [said, today, excuse, attempts] = await Promise.all([
    ctx.db.trainingCourseVersion.findUniqueOrThrow({
      where: { courseId_version: { courseId: own.courseId, version } },
      include: { _count: { select: { questions: true } } },
    }),
    triesToday(ctx.db, own, ctx.now),
    ctx.db.trainingExcuse.findFirst({
      where: { courseId: own.courseId, personId: own.personId, revokedAt: null },
      select: { reason: true },
    }),
    ctx.db.trainingAttempt.findMany({
      where: { assignmentId },
      include: { result: true },
      orderBy: { startedAt: 'desc' },
      take: MOST_ATTEMPTS,
    }),
  ]);
  const sees = { floor: maySomewhere(ctx, 'prices.seeFloor') };
  const isEnded = own.course.endedAt !== null;
  const isPaused = (await pausedAmong(ctx.db, [said])).has(own.courseId);
  const open = attempts.find((attempt) => attempt.result === null && attempt.version === version);
  return {
    id: own.id,
    storeId: own.storeId,
    version,
    title: said.title,
    text: said.text,
    file: said.attachmentId ? { storeId: COMPANY_SCOPE, id: said.attachmentId } : null,
    cards: await cardsOfProducts(ctx.db, said.productIds, sees),
    /** As many as a try asks: of prices no more than there are goods. */
    questions: said._count.questions + (await pricesAsked(ctx.db, own.storeId, said)),
    passPercent: said.passPercent,
    tries: { aDay: said.triesADay, left: Math.max(0, said.triesADay - today.tries) },
    dueOn: dateToDay(own.dueOn),
    isRead: own.readVersion === version,
    passedAt: own.passedAt,
    isEnded,
    isPaused,
    /** Why they need not learn it; null: they are to. */
    excuse: excuse?.reason ?? null,
    state: trainingState(own, ctx.now, { isEnded, isPaused, isExcused: excuse !== null }),
    quiz:
      open && !own.passedAt
        ? { attemptId: open.id, questions: withoutAnswers(open.sheet as unknown as Asked[]) }
        : null,
    attempts: attempts.flatMap(({ id, version: of, sheet, result }) =>
      result
        ? [
            {
              id,
              version: of,
              ...scored(result),
              marks: marksOf(sheet as unknown as Asked[], result.answers),
            },
          ]
        : [],
    ),
  };
}

export function scored(result: { right: number; questions: number; passed: boolean; answeredAt: Date }) {
  const { right, questions, passed, answeredAt } = result;
  return { right, questions, passed, answeredAt };
}

/** Of each question: what was asked, and whether it was answered rightly. What is right is not said: the next try asks it again. */
function marksOf(sheet: readonly Asked[], answers: unknown): { asked: string; isRight: boolean }[] {
  const marks = judged(sheet, answers as number[][]) ?? [];
  return sheet.map((asked, no) => ({
    asked: asked.is === 'PRICE' ? asked.name : asked.text,
    isRight: marks[no] ?? false,
  }));
}
