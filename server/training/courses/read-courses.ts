import { goodsOf } from '@/server/catalog/goods-of';
import type { Reader } from '@/server/platform/db';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { personNames } from '@/server/staff/person-names';
import { TrainingUnknown } from '../errors';
import { ASKS, pausedAmong } from './paused';

const MOST_COURSES = 300;

/** Courses, those that go on first, the newest first; how many are to learn each and how many did. */
export async function listCourses(reader: Reader) {
  const courses = await reader.trainingCourse.findMany({
    orderBy: [{ endedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'desc' }],
    take: MOST_COURSES,
  });
  const ids = courses.map(({ id }) => id);
  const [versions, counts] = await Promise.all([
    reader.trainingCourseVersion.findMany({
      where: { OR: courses.map(({ id, version }) => ({ courseId: id, version })) },
      select: { title: true, writtenAt: true, ...ASKS },
    }),
    reader.trainingAssignment.groupBy({
      by: ['courseId'],
      where: { courseId: { in: ids } },
      _count: { _all: true, passedAt: true },
    }),
  ]);
  const paused = await pausedAmong(reader, versions);
  const said = new Map(versions.map((version) => [version.courseId, version]));
  const counted = new Map(counts.map(({ courseId, _count }) => [courseId, _count]));
  return courses.map((course) => {
    const version = said.get(course.id);
    const count = counted.get(course.id);
    return {
      id: course.id,
      title: version?.title ?? '',
      version: course.version,
      questions: (version?._count.questions ?? 0) + (version?.priceQuestions ?? 0),
      changedAt: version?.writtenAt ?? course.createdAt,
      repeatMonths: course.repeatMonths,
      dueDays: course.dueDays,
      endedAt: course.endedAt,
      /** Its quiz asks prices of goods nobody sells any more. */
      isPaused: paused.has(course.id),
      assigned: count?._all ?? 0,
      passed: count?.passedAt ?? 0,
    };
  });
}

/** A course as who keeps it edits it, right answers and all. @throws TrainingUnknown */
export async function courseDetail(reader: Reader, courseId: string) {
  const course = await reader.trainingCourse.findUnique({ where: { id: courseId } });
  if (!course) throw new TrainingUnknown();
  const said = await reader.trainingCourseVersion.findUniqueOrThrow({
    where: { courseId_version: { courseId, version: course.version } },
    include: { questions: { orderBy: { no: 'asc' } }, _count: { select: { questions: true } } },
  });
  const [names, goods, paused] = await Promise.all([
    personNames(reader, [said.writtenById]),
    goodsOf(reader, said.productIds),
    pausedAmong(reader, [said]),
  ]);
  return {
    id: course.id,
    version: course.version,
    title: said.title,
    text: said.text,
    attachmentId: said.attachmentId,
    file: said.attachmentId ? { storeId: COMPANY_SCOPE, id: said.attachmentId } : null,
    products: said.productIds.map((id) => ({ id, name: goods(id).name, spec: goods(id).spec })),
    questions: said.questions.map(({ text, kind, choices, right }) => ({
      text,
      kind: kind === 'MULTIPLE' ? ('MULTIPLE' as const) : ('SINGLE' as const),
      choices,
      right,
    })),
    priceQuestions: said.priceQuestions,
    priceCategoryId: said.priceCategoryId,
    passPercent: said.passPercent,
    triesADay: said.triesADay,
    storeIds: course.storeIds,
    roles: course.roles,
    personIds: course.personIds,
    dueDays: course.dueDays,
    repeatMonths: course.repeatMonths,
    endedAt: course.endedAt,
    isPaused: paused.has(course.id),
    writtenBy: names.get(said.writtenById) ?? '',
    writtenAt: said.writtenAt,
  };
}
