import { beforeAll, describe, expect, it } from 'vitest';
import { training as trainingWaiting } from '@/server/insight/my-day/people-source';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { callerOf } from '@/tests/helpers/calls-of-roles';
import { addCourse, changeCourse, endCourse } from './courses/keep-course';
import type { Asked } from './quiz/quiz-rules';

type Context = Awaited<ReturnType<typeof contextOf>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let clerk: Context;
let manager: Context;
let stranger: Context;
let office: Context;

const course = (more: object = {}) => ({
  requestId: newId(),
  title: `课程 ${newId()}`,
  text: '送货前一天电话确认。',
  questions: [{ text: '几天内可退？', kind: 'SINGLE' as const, choices: ['3 天', '7 天'], right: [1] }],
  passPercent: 100,
  dueDays: 7,
  storeIds: [store.id],
  ...more,
});

beforeAll(async () => {
  store = await makeStore();
  const other = await makeStore();
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  stranger = await contextOf(await makePerson(['STORE_MANAGER'], other.id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
});

async function own(courseId: string) {
  const { id } = await db().trainingAssignment.findFirstOrThrow({
    where: { courseId, personId: clerk.actor.personId },
    orderBy: { assignedAt: 'desc' },
  });
  return id;
}

async function readIt(courseId: string): Promise<string> {
  const assignmentId = await own(courseId);
  const { version } = await db().trainingCourse.findUniqueOrThrow({ where: { id: courseId } });
  await callerOf(clerk).training.read({ requestId: newId(), assignmentId, version });
  return assignmentId;
}

/** Keys of what waits for the clerk in My day. */
async function waits(): Promise<string[]> {
  const source = await trainingWaiting({ ctx: clerk, personId: clerk.actor.personId } as Parameters<
    typeof trainingWaiting
  >[0]);
  return source.map(({ key }) => key);
}

async function cellOf(courseId: string) {
  const table = await callerOf(manager).training.table({ storeIds: [store.id] });
  const row = table.people.find(({ id }) => id === clerk.actor.personId);
  return row?.cells.find((cell) => cell.courseId === courseId);
}

async function emptyCategory() {
  return db().category.create({ data: { id: newId(), name: `品类 ${newId()}` } });
}

describe('a course of prices alone', () => {
  const onPrices = (priceCategoryId: string) => course({ questions: [], priceQuestions: 2, priceCategoryId });

  it('is refused where nothing is sold at a price, also as another version', async () => {
    const category = await emptyCategory();
    const refused = { code: 'TRAINING_NO_PRICES' };
    await expect(addCourse.execute(office, onPrices(category.id))).rejects.toMatchObject(refused);
    const free = await makeProduct({ listPriceFen: 0, floorPriceFen: 0 });
    await db().product.update({ where: { id: free.id }, data: { categoryId: category.id } });
    await expect(addCourse.execute(office, onPrices(category.id))).rejects.toMatchObject(refused);
    const { courseId } = await addCourse.execute(office, course());
    await expect(
      changeCourse.execute(office, { ...onPrices(category.id), courseId, version: 1 }),
    ).rejects.toMatchObject(refused);
    expect((await db().trainingCourse.findUniqueOrThrow({ where: { id: courseId } })).version).toBe(1);
  });

  it('whose goods went is due no more: the learner is told, head office too, and it comes back with goods', async () => {
    const category = await emptyCategory();
    const product = await makeProduct({ listPriceFen: 9_900, floorPriceFen: 8_000 });
    const put = (discontinuedAt: Date | null) =>
      db().product.update({
        where: { id: product.id },
        data: { categoryId: category.id, discontinuedAt },
      });
    await put(null);
    const { courseId } = await addCourse.execute(office, onPrices(category.id));
    const assignmentId = await readIt(courseId);
    const calls = callerOf(clerk).training;
    expect(await waits()).toContain(`TRAINING:${assignmentId}`);
    // Two were wished for, and there is one to ask.
    expect((await calls.myCourse({ assignmentId })).questions).toBe(1);
    await put(clerk.now);
    expect(await waits()).not.toContain(`TRAINING:${assignmentId}`);
    expect(await calls.myCourse({ assignmentId })).toMatchObject({ isPaused: true, state: 'PAUSED' });
    expect((await calls.mine()).find(({ id }) => id === assignmentId)?.state).toBe('PAUSED');
    expect((await cellOf(courseId))?.state).toBe('PAUSED');
    await expect(calls.start({ requestId: newId(), assignmentId })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
    const listed = await callerOf(office).training.courses();
    expect(listed.find(({ id }) => id === courseId)?.isPaused).toBe(true);
    await put(null);
    expect(await waits()).toContain(`TRAINING:${assignmentId}`);
    await calls.start({ requestId: newId(), assignmentId });
    // A quiz that was begun goes on as it was asked, whatever became of the goods.
    await put(clerk.now);
    expect((await calls.myCourse({ assignmentId })).quiz?.questions).toHaveLength(1);
  });
});

describe('a quiz', () => {
  it('is tried so often a day, then tomorrow; the try that goes on is no other one', async () => {
    const { courseId } = await addCourse.execute(office, course({ triesADay: 2 }));
    const assignmentId = await readIt(courseId);
    const fail = async (who: Context) => {
      const calls = callerOf(who).training;
      const { attemptId } = await calls.start({ requestId: newId(), assignmentId });
      expect((await calls.start({ requestId: newId(), assignmentId })).attemptId).toBe(attemptId);
      const { sheet } = await db().trainingAttempt.findUniqueOrThrow({ where: { id: attemptId } });
      const answers = (sheet as unknown as Asked[]).map(({ right }) => [right[0] === 0 ? 1 : 0]);
      expect((await calls.answer({ requestId: newId(), attemptId, answers })).passed).toBe(false);
    };
    await fail(clerk);
    expect((await callerOf(clerk).training.myCourse({ assignmentId })).tries).toEqual({ aDay: 2, left: 1 });
    await fail(clerk);
    const again = callerOf(clerk).training.start({ requestId: newId(), assignmentId });
    await expect(again).rejects.toMatchObject({
      cause: { code: 'TRAINING_TRIES_USED', params: { tries: 2 } },
    });
    expect((await callerOf(clerk).training.myCourse({ assignmentId })).tries.left).toBe(0);
    await fail({ ...clerk, now: new Date(clerk.now.getTime() + 86_400_000) });
    expect((await cellOf(courseId))?.attempts).toBe(3);
    const kept = await db().trainingAttempt.findMany({
      where: { assignmentId },
      orderBy: [{ tryOn: 'asc' }, { tryNo: 'asc' }],
      select: { tryNo: true },
    });
    expect(kept.map(({ tryNo }) => tryNo)).toEqual([1, 2, 1]);
  });
});

describe('an ended course', () => {
  it('is due nowhere, and what was passed of it stays', async () => {
    const { courseId } = await addCourse.execute(office, course());
    const assignmentId = await readIt(courseId);
    expect(await waits()).toContain(`TRAINING:${assignmentId}`);
    await endCourse.execute(office, { requestId: newId(), courseId });
    expect(await waits()).not.toContain(`TRAINING:${assignmentId}`);
    const calls = callerOf(clerk).training;
    expect((await calls.mine()).some(({ id }) => id === assignmentId)).toBe(false);
    expect(await calls.myCourse({ assignmentId })).toMatchObject({ isEnded: true, state: 'ENDED' });
    expect(await cellOf(courseId)).toBeUndefined();
    const { records } = await callerOf(manager).training.records({
      personId: clerk.actor.personId,
      courseId,
    });
    expect(records.map(({ state }) => state)).toEqual(['ENDED']);
  });
});

describe('an excuse', () => {
  const excuse = (who: Context, courseId: string, personId = clerk.actor.personId) =>
    callerOf(who).training.excuse({
      requestId: newId(),
      storeId: store.id,
      courseId,
      personId,
      reason: '产假，回来再学',
    });

  it('lets somebody off until it is taken back: nothing is due, nothing is given anew', async () => {
    const { courseId } = await addCourse.execute(office, course());
    const assignmentId = await own(courseId);
    const tries = await Promise.allSettled([excuse(manager, courseId), excuse(manager, courseId)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await cellOf(courseId))?.state).toBe('EXCUSED');
    expect(await waits()).not.toContain(`TRAINING:${assignmentId}`);
    expect(await callerOf(clerk).training.myCourse({ assignmentId })).toMatchObject({
      state: 'EXCUSED',
      excuse: '产假，回来再学',
    });
    const give = () =>
      callerOf(manager).training.assign({
        requestId: newId(),
        storeId: store.id,
        courseId,
        personIds: [clerk.actor.personId],
      });
    expect((await give()).assigned).toBe(0);
    const found = await callerOf(manager).training.records({ personId: clerk.actor.personId, courseId });
    expect(found.excuses).toMatchObject([{ reason: '产假，回来再学', revokedAt: null }]);
    const said = await db().auditEntry.findFirstOrThrow({
      where: { action: 'training.excuse', subjectId: courseId },
    });
    expect(said.after).toMatchObject({ personId: clerk.actor.personId });
    const back = { storeId: store.id, courseId, personId: clerk.actor.personId };
    await callerOf(manager).training.revokeExcuse({ requestId: newId(), ...back });
    await expect(
      callerOf(manager).training.revokeExcuse({ requestId: newId(), ...back }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await waits()).toContain(`TRAINING:${assignmentId}`);
  });

  it('is given by nobody to themselves, nor by a clerk or another store; it is only taken back', async () => {
    const { courseId } = await addCourse.execute(office, course());
    const refused = { code: 'FORBIDDEN' };
    await expect(excuse(manager, courseId, manager.actor.personId)).rejects.toMatchObject(refused);
    await expect(excuse(clerk, courseId, manager.actor.personId)).rejects.toMatchObject(refused);
    await expect(excuse(stranger, courseId)).rejects.toMatchObject(refused);
    await expect(excuse(manager, courseId, stranger.actor.personId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await excuse(manager, courseId);
    await expect(
      db().$executeRaw`UPDATE training_excuse SET reason = '别的' WHERE course_id = ${courseId}::uuid`,
    ).rejects.toThrow(/only taken back/);
    await expect(
      db().$executeRaw`DELETE FROM training_excuse WHERE course_id = ${courseId}::uuid`,
    ).rejects.toThrow(/permission denied/);
  });

  it('of a course that began nobody’s record holds too: a newcomer is not given it', async () => {
    const { courseId } = await addCourse.execute(
      office,
      course({ personIds: [manager.actor.personId], storeIds: [] }),
    );
    await excuse(manager, courseId);
    expect((await cellOf(courseId))?.state).toBe('EXCUSED');
    await changeCourse.execute(office, { ...course(), courseId, version: 1 });
    expect(await db().trainingAssignment.count({ where: { courseId, personId: clerk.actor.personId } })).toBe(
      0,
    );
  });
});
