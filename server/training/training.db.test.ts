import { beforeAll, describe, expect, it } from 'vitest';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { trainingFact } from '@/server/reports/books/training-facts';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { callerOf } from '@/tests/helpers/calls-of-roles';
import { assignDueTraining } from './courses/assign-training';
import { addCourse, changeCourse } from './courses/keep-course';
import type { Asked } from './quiz/quiz-rules';

/** Daybook itself, by the clock. */
function jobContext(now: Date) {
  const actor = { kind: 'JOB' as const, job: 'training.assignDue' };
  return { ...contextFor(actor, { now }), actor };
}

type Context = Awaited<ReturnType<typeof contextOf>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let other: Awaited<ReturnType<typeof makeStore>>;
let clerk: Context;
let colleague: Context;
let manager: Context;
let stranger: Context;
let office: Context;

const QUESTIONS = [
  { text: '几天内可退？', kind: 'SINGLE' as const, choices: ['3 天', '7 天', '15 天'], right: [1] },
  { text: '哪些要登记？', kind: 'MULTIPLE' as const, choices: ['电话', '楼层', '星座'], right: [0, 1] },
];
const course = (more: object = {}) => ({
  requestId: newId(),
  title: '大件送货',
  text: '送货前一天电话确认。',
  questions: QUESTIONS,
  passPercent: 100,
  dueDays: 7,
  storeIds: [store.id],
  ...more,
});

beforeAll(async () => {
  store = await makeStore();
  other = await makeStore();
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  colleague = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  stranger = await contextOf(await makePerson(['STORE_MANAGER'], other.id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
});

async function ownRecord(who: Context, courseId: string) {
  return db().trainingAssignment.findFirstOrThrow({
    where: { courseId, personId: who.actor.personId },
    orderBy: { assignedAt: 'desc' },
  });
}

/** Reads it and begins its quiz. */
async function begun(who: Context, courseId: string) {
  const { id: assignmentId } = await ownRecord(who, courseId);
  const { version } = await db().trainingCourse.findUniqueOrThrow({ where: { id: courseId } });
  const calls = callerOf(who).training;
  await calls.read({ requestId: newId(), assignmentId, version });
  const { attemptId } = await calls.start({ requestId: newId(), assignmentId });
  const { sheet } = await db().trainingAttempt.findUniqueOrThrow({ where: { id: attemptId } });
  return { assignmentId, attemptId, sheet: sheet as unknown as Asked[], calls };
}

describe('a course', () => {
  it('is for whoever works there, is read, tried and passed, each attempt judged once', async () => {
    const input = course();
    const { courseId, assigned } = await addCourse.execute(office, input);
    expect(assigned).toBe(3);
    expect(await addCourse.execute(office, input)).toEqual({ courseId, assigned });
    const { id: assignmentId } = await ownRecord(clerk, courseId);
    await expect(callerOf(clerk).training.start({ requestId: newId(), assignmentId })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
    const { attemptId, sheet, calls } = await begun(clerk, courseId);
    expect((await calls.start({ requestId: newId(), assignmentId })).attemptId).toBe(attemptId);
    const shown = await calls.myCourse({ assignmentId });
    expect(shown.quiz?.questions).toHaveLength(2);
    expect(JSON.stringify(shown)).not.toContain('"right"');
    const bad = sheet.map(({ right }) => (right.includes(0) ? [] : [0]));
    const wrong = { requestId: newId(), attemptId, answers: bad };
    const first = await calls.answer(wrong);
    expect(first.passed).toBe(false);
    expect(await calls.answer(wrong)).toEqual(first);
    await expect(
      calls.answer({ requestId: newId(), attemptId, answers: sheet.map(({ right }) => right) }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    const second = await begun(clerk, courseId);
    expect(second.attemptId).not.toBe(attemptId);
    const answers = second.sheet.map(({ right }) => right);
    const tries = await Promise.allSettled(
      [newId(), newId()].map((requestId) =>
        calls.answer({ requestId, attemptId: second.attemptId, answers }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const after = await ownRecord(clerk, courseId);
    expect(after).toMatchObject({ passedVersion: 1, passedAttemptId: second.attemptId });
    await expect(calls.start({ requestId: newId(), assignmentId })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect((await calls.mine()).find(({ id }) => id === assignmentId)?.state).toBe('PASSED');
  });

  it('is nobody else’s quiz, and nothing of another’s result is told', async () => {
    const { courseId } = await addCourse.execute(office, course());
    const { attemptId, assignmentId, sheet } = await begun(clerk, courseId);
    const others = callerOf(colleague).training;
    await expect(others.myCourse({ assignmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(others.start({ requestId: newId(), assignmentId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      others.answer({ requestId: newId(), attemptId, answers: sheet.map(({ right }) => right) }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const personId = clerk.actor.personId;
    await expect(others.records({ personId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(others.table({ storeIds: [store.id] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(callerOf(stranger).training.records({ personId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(callerOf(stranger).training.table({ storeIds: [store.id] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(callerOf(manager).training.course({ courseId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('says something else from a version on: what was passed stays, what is open is read anew', async () => {
    const { courseId } = await addCourse.execute(office, course());
    const passed = await begun(clerk, courseId);
    await passed.calls.answer({
      requestId: newId(),
      attemptId: passed.attemptId,
      answers: passed.sheet.map(({ right }) => right),
    });
    const open = await begun(colleague, courseId);
    const change = (version: number, again = false) =>
      changeCourse.execute(office, {
        ...course({ title: '大件送货（新）' }),
        requestId: newId(),
        courseId,
        version,
        again,
      });
    const tries = await Promise.allSettled([change(1), change(1)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(
      open.calls.start({ requestId: newId(), assignmentId: open.assignmentId }),
    ).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    await expect(
      open.calls.answer({
        requestId: newId(),
        attemptId: open.attemptId,
        answers: open.sheet.map(({ right }) => right),
      }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    const mine = await callerOf(clerk).training.mine();
    expect(mine.find(({ id }) => id === passed.assignmentId)).toMatchObject({
      title: '大件送货',
      state: 'PASSED',
    });
    expect((await change(2, true)).assigned).toBe(1);
    const titles = (await callerOf(clerk).training.mine()).filter(({ state }) => state === 'OPEN');
    expect(titles.map(({ title }) => title)).toContain('大件送货（新）');
    await expect(
      db()
        .$executeRaw`UPDATE training_assignment SET passed_version = 2 WHERE id = ${passed.assignmentId}::uuid`,
    ).rejects.toThrow(/only goes on/);
    await expect(db().$executeRaw`DELETE FROM training_result`).rejects.toThrow();
  });

  it('without questions is passed by reading it, comes again by its months, and reaches newcomers', async () => {
    const room = await makeStore();
    const first = await contextOf(await makePerson(['CLERK'], room.id));
    const { courseId } = await addCourse.execute(
      office,
      course({ questions: [], storeIds: [room.id], roles: ['CLERK'], repeatMonths: 6 }),
    );
    const { id: assignmentId } = await ownRecord(first, courseId);
    const read = { requestId: newId(), assignmentId, version: 1 };
    expect(await callerOf(first).training.read(read)).toEqual({ assignmentId, passed: true });
    const newcomer = await contextOf(await makePerson(['CLERK'], room.id));
    const count = () => db().trainingAssignment.count({ where: { courseId } });
    await assignDueTraining(jobContext(new Date()));
    expect(await count()).toBe(2);
    await assignDueTraining(jobContext(new Date()));
    expect(await count()).toBe(2);
    await assignDueTraining(jobContext(new Date(Date.now() + 190 * 86_400_000)));
    expect(await count()).toBe(3);
    expect((await ownRecord(newcomer, courseId)).passedAt).toBeNull();
  });

  it('on prices asks list prices of the goods there are, and never a cost or a floor', async () => {
    for (let index = 0; index < 4; index += 1)
      await makeProduct({ listPriceFen: 19_900 + index * 1_000, floorPriceFen: 11_111 });
    const { courseId } = await addCourse.execute(office, course({ questions: [], priceQuestions: 3 }));
    const { sheet, calls, assignmentId, attemptId } = await begun(clerk, courseId);
    expect(sheet).toHaveLength(3);
    for (const asked of sheet) {
      if (asked.is !== 'PRICE') throw new Error('asked on prices');
      const product = await db().product.findUniqueOrThrow({ where: { id: asked.productId } });
      expect(asked.right.map((place) => asked.choices[place])).toEqual([Number(product.listPriceFen)]);
    }
    const shown = JSON.stringify(await calls.myCourse({ assignmentId }));
    expect(shown).not.toMatch(/productId|"right"|floor|cost/i);
    const answers = sheet.map(({ right }) => right);
    expect((await calls.answer({ requestId: newId(), attemptId, answers })).passed).toBe(true);
  });

  it('stands in the manager’s table, and is given again to people of the store alone', async () => {
    const { courseId } = await addCourse.execute(office, course({ title: '收银规范' }));
    const table = await callerOf(manager).training.table({ storeIds: [store.id] });
    const at = table.courses.findIndex(({ id }) => id === courseId);
    const row = table.people.find(({ id }) => id === clerk.actor.personId);
    expect(row?.cells[at]).toMatchObject({ courseId, state: 'OPEN', attempts: 0 });
    const give = (personIds: string[]) =>
      callerOf(manager).training.assign({ requestId: newId(), storeId: store.id, courseId, personIds });
    expect((await give([clerk.actor.personId])).assigned).toBe(0);
    await expect(give([stranger.actor.personId])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const records = await callerOf(manager).training.records({
      personId: clerk.actor.personId,
      courseId,
    });
    expect(records.records).toHaveLength(1);
  });

  it('is refused where it is for nobody, asks nothing, or has a right answer that is no choice', async () => {
    const empty = await makeStore();
    const refused = (more: object, code: string) =>
      expect(addCourse.execute(office, course(more))).rejects.toMatchObject({ code });
    await refused({ storeIds: [empty.id] }, 'TRAINING_FOR_NOBODY');
    await refused({ text: '', questions: [] }, 'INVALID_INPUT');
    await refused({ productIds: [newId()] }, 'INVALID_INPUT');
    await refused({ questions: [{ ...QUESTIONS[0], right: [7] }] }, 'INVALID_INPUT');
    await refused({ questions: [{ ...QUESTIONS[0], right: [0, 1] }] }, 'INVALID_INPUT');
    await expect(addCourse.execute(manager, course())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

it('agrees with itself: what was passed was judged so', async () => {
  const facts = await checkBooks(db(), undefined, [trainingFact]);
  expect(facts.flatMap(({ examples }) => examples)).toEqual([]);
  expect(facts[0]?.counts.passed).toBeGreaterThan(2);
});
