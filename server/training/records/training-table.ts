import { dateToDay } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { personWithin } from '@/server/staff/people/person-within';
import { storesWith } from '@/server/staff/people/stores-with';
import { peopleAtWork } from '@/server/staff/people-at-work';
import { workplacesOf } from '@/server/staff/workplaces-of';
import { ASKS, pausedAmong } from '../courses/paused';
import { excusedFrom, excuseKey, excusesOf } from '../excuses/read-excuses';
import { trainingState } from '../training-rules';
import { scored } from './my-training';

/** More people are looked at store by store. */
const MOST_PEOPLE = 500;
const MOST_COURSES = 60;
const MOST_RECORDS = 200;

/** Courses that go on, by title as they are called now, the newest first. */
export async function coursesNow(reader: Reader) {
  const courses = await reader.trainingCourse.findMany({
    where: { endedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_COURSES,
    select: { id: true, version: true },
  });
  const versions = await reader.trainingCourseVersion.findMany({
    where: { OR: courses.map(({ id, version }) => ({ courseId: id, version })) },
    select: { title: true, ...ASKS },
  });
  const paused = await pausedAmong(reader, versions);
  const titles = new Map(versions.map(({ courseId, title }) => [courseId, title]));
  return courses.map(({ id }) => ({ id, title: titles.get(id) ?? '', isPaused: paused.has(id) }));
}

/** Who of these stores stands where with every course that goes on: people by courses, of each the latest record. */
export async function trainingTable(reader: Reader, of: { storeIds: readonly string[] }, now: Date) {
  const [people, courses] = await Promise.all([
    peopleAtWork(reader, { storeIds: of.storeIds, roles: [], personIds: [] }, MOST_PEOPLE + 1),
    coursesNow(reader),
  ]);
  const shown = people.slice(0, MOST_PEOPLE);
  const ids = shown.map(({ id }) => id);
  const [places, rows, excused] = await Promise.all([
    workplacesOf(reader, ids),
    latestRecords(reader, ids),
    excusedFrom(
      reader,
      courses.map(({ id }) => id),
      ids,
    ),
  ]);
  const byPerson = new Map<string, Latest[]>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
  return {
    courses,
    /** There are more people than are shown. */
    isCut: people.length > MOST_PEOPLE,
    people: shown.map(({ id, name }) => {
      const own = new Map((byPerson.get(id) ?? []).map((row) => [row.courseId, row]));
      return {
        id,
        name,
        storeId: places.get(id) ?? null,
        cells: courses.map((course) => {
          const row = own.get(course.id);
          return {
            courseId: course.id,
            state: trainingState(row ?? null, now, {
              isPaused: course.isPaused,
              isExcused: excused.has(excuseKey(course.id, id)),
            }),
            dueOn: row?.dueOn ?? null,
            passedAt: row?.passedAt ?? null,
            attempts: row?.attempts ?? 0,
            right: row?.right ?? null,
            questions: row?.questions ?? null,
          };
        }),
      };
    }),
  };
}

interface Latest {
  personId: string;
  courseId: string;
  dueOn: string;
  dueAt: Date;
  readAt: Date | null;
  passedAt: Date | null;
  attempts: number;
  right: number | null;
  questions: number | null;
}

/** Of each person and course the latest record with how often it was tried and the best try, in one statement. */
function latestRecords(reader: Reader, personIds: readonly string[]): Promise<Latest[]> {
  return reader.$queryRaw`
    SELECT a.person_id AS "personId", a.course_id AS "courseId", to_char(a.due_on, 'YYYY-MM-DD') AS "dueOn", a.due_at AS "dueAt",
      a.read_at AS "readAt", a.passed_at AS "passedAt", t.attempts::int AS attempts, t."right"::int AS "right", t.questions::int AS questions
    FROM (SELECT DISTINCT ON (person_id, course_id) * FROM training_assignment WHERE person_id = ANY(${[...personIds]}::uuid[])
      ORDER BY person_id, course_id, assigned_at DESC, id DESC) a
    CROSS JOIN LATERAL (
      SELECT count(*) AS attempts, (array_agg(r."right" ORDER BY r."right" DESC, r.answered_at DESC))[1] AS "right",
        (array_agg(r.questions ORDER BY r."right" DESC, r.answered_at DESC))[1] AS questions
      FROM training_attempt t JOIN training_result r ON r.attempt_id = t.id WHERE t.assignment_id = a.id) t`;
}

/** Somebody's records, the latest first, each with its quizzes, for a manager of theirs. @throws NotFound, also for somebody of another store */
export async function recordsOf(ctx: ActorContext, personId: string, courseId: string | undefined) {
  const person = await personWithin(ctx.db, personId, storesWith(ctx, 'training.read'));
  if (!person) throw new NotFound({ noun: 'person' });
  const rows = await ctx.db.trainingAssignment.findMany({
    where: { personId, ...(courseId ? { courseId } : {}) },
    include: {
      course: { select: { version: true, endedAt: true } },
      attempts: { include: { result: true }, orderBy: { startedAt: 'desc' }, take: 20 },
      _count: { select: { attempts: { where: { result: { isNot: null } } } } },
    },
    orderBy: [{ assignedAt: 'desc' }, { id: 'desc' }],
    take: MOST_RECORDS,
  });
  const versions = await ctx.db.trainingCourseVersion.findMany({
    where: {
      OR: rows.map(({ courseId: id, course, passedVersion }) => ({
        courseId: id,
        version: passedVersion ?? course.version,
      })),
    },
    select: { version: true, title: true, ...ASKS },
  });
  const [paused, excuses] = await Promise.all([
    pausedAmong(ctx.db, versions),
    excusesOf(ctx.db, personId, courseId),
  ]);
  const excused = new Set(excuses.flatMap((one) => (one.revokedAt ? [] : one.courseId)));
  return {
    person,
    excuses,
    records: rows.map((row) => {
      const version = row.passedVersion ?? row.course.version;
      const said = versions.find((one) => one.courseId === row.courseId && one.version === version);
      return {
        id: row.id,
        courseId: row.courseId,
        title: said?.title ?? '',
        state: trainingState(row, ctx.now, {
          isEnded: row.course.endedAt !== null,
          isPaused: paused.has(row.courseId),
          isExcused: excused.has(row.courseId),
        }),
        assignedAt: row.assignedAt,
        byClock: row.assignedById === null,
        dueOn: dateToDay(row.dueOn),
        readAt: row.readAt,
        readVersion: row.readVersion,
        passedAt: row.passedAt,
        passedVersion: row.passedVersion,
        /** All that were handed in; the latest are listed. */
        attemptCount: row._count.attempts,
        attempts: row.attempts.flatMap(({ id, version: of, result }) =>
          result ? [{ id, version: of, ...scored(result) }] : [],
        ),
      };
    }),
  };
}
