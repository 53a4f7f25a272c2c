import { z } from 'zod';
import { id } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  router,
  selfProcedure,
  storeProcedure,
  storesProcedure,
} from '@/server/platform/trpc';
import { peopleAtWork } from '@/server/staff/people-at-work';
import { cardHistory } from './cards/card-history';
import { keepCard } from './cards/keep-card';
import { cardOfProduct, listCards } from './cards/read-cards';
import { assignTraining } from './courses/assign-training';
import { addCourse, changeCourse, endCourse } from './courses/keep-course';
import { courseDetail, listCourses } from './courses/read-courses';
import { excuseFromTraining, revokeExcuse } from './excuses/excuse';
import { answerQuiz, asItsLearner, readTraining, startQuiz } from './quiz/learn';
import { myCourse, myTraining } from './records/my-training';
import { coursesNow, recordsOf, trainingTable } from './records/training-table';
import { answerInput, cardHistoryInput, readInput, startInput, tableInput } from './schema';

/** People to choose from; a larger company gives courses by store and role. */
const MOST_NAMED = 1_000;

/** Training 培训: knowledge cards of goods, courses with a quiz, and who learnt what. */
export const trainingRouter = router({
  keepCard: commandProcedure(keepCard),
  /** Whoever reads the catalogue; about floors who may see them there. */
  card: storeProcedure('catalog.read')
    .input(z.object({ storeId: id, productId: id }))
    .query(({ ctx, input }) =>
      cardOfProduct(ctx.db, input.productId, { floor: ctx.may('prices.seeFloor', input.storeId) }),
    ),
  cards: companyProcedure('training.keepCards')
    .input(z.object({ after: id.optional() }))
    .query(({ ctx, input }) => listCards(ctx.db, input)),
  cardHistory: companyProcedure('training.keepCards')
    .input(cardHistoryInput)
    .query(({ ctx, input }) => cardHistory(ctx.db, input)),
  addCourse: commandProcedure(addCourse),
  changeCourse: commandProcedure(changeCourse),
  endCourse: commandProcedure(endCourse),
  assign: commandProcedure(assignTraining),
  excuse: commandProcedure(excuseFromTraining),
  revokeExcuse: commandProcedure(revokeExcuse),
  courses: companyProcedure('training.keepCourses').query(({ ctx }) => listCourses(ctx.db)),
  course: companyProcedure('training.keepCourses')
    .input(z.object({ courseId: id }))
    .query(({ ctx, input }) => courseDetail(ctx.db, input.courseId)),
  mine: selfProcedure.query(({ ctx }) => myTraining(ctx.db, ctx.actor.personId, ctx.now)),
  myCourse: selfProcedure
    .input(z.object({ assignmentId: id }))
    .query(({ ctx, input }) => myCourse(ctx, input.assignmentId)),
  /** Whose record it is decides who may. */
  read: selfProcedure
    .input(readInput)
    .mutation(({ ctx, input }) => readTraining.execute(asItsLearner(ctx), input)),
  start: selfProcedure
    .input(startInput)
    .mutation(({ ctx, input }) => startQuiz.execute(asItsLearner(ctx), input)),
  answer: selfProcedure
    .input(answerInput)
    .mutation(({ ctx, input }) => answerQuiz.execute(asItsLearner(ctx), input)),
  table: storesProcedure('training.read')
    .input(tableInput)
    .query(({ ctx, input }) => trainingTable(ctx.db, input, ctx.now)),
  /** Whom a course can name. */
  people: companyProcedure('training.keepCourses').query(({ ctx }) =>
    peopleAtWork(ctx.db, { storeIds: [], roles: [], personIds: [] }, MOST_NAMED),
  ),
  /** To choose from. */
  titles: storeProcedure('training.assign')
    .input(z.object({ storeId: id }))
    .query(({ ctx }) => coursesNow(ctx.db)),
  records: companyProcedure('training.read', { anyStore: true })
    .input(z.object({ personId: id, courseId: id.optional() }))
    .query(({ ctx, input }) => recordsOf(ctx, input.personId, input.courseId)),
});
