import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';

const MOST_EXCUSES = 100;

/** Under which somebody's excuse from a course stands in a set. */
export function excuseKey(courseId: string, personId: string): string {
  return `${courseId} ${personId}`;
}

/** Who of these is excused from which of these courses now. */
export async function excusedFrom(
  reader: Reader,
  courseIds: readonly string[],
  personIds: readonly string[],
): Promise<Set<string>> {
  if (courseIds.length === 0 || personIds.length === 0) return new Set();
  const rows = await reader.trainingExcuse.findMany({
    where: { courseId: { in: [...courseIds] }, personId: { in: [...personIds] }, revokedAt: null },
    select: { courseId: true, personId: true },
  });
  return new Set(rows.map(({ courseId, personId }) => excuseKey(courseId, personId)));
}

/** Somebody's excuses, those that hold first, then the latest. */
export async function excusesOf(reader: Reader, personId: string, courseId: string | undefined) {
  const rows = await reader.trainingExcuse.findMany({
    where: { personId, ...(courseId ? { courseId } : {}) },
    include: { course: { select: { version: true } } },
    orderBy: [{ revokedAt: { sort: 'asc', nulls: 'first' } }, { excusedAt: 'desc' }, { id: 'desc' }],
    take: MOST_EXCUSES,
  });
  const [names, versions] = await Promise.all([
    personNames(
      reader,
      rows.flatMap(({ excusedById, revokedById }) => [excusedById, ...(revokedById ? [revokedById] : [])]),
    ),
    reader.trainingCourseVersion.findMany({
      where: { OR: rows.map(({ courseId: id, course }) => ({ courseId: id, version: course.version })) },
      select: { courseId: true, title: true },
    }),
  ]);
  const titles = new Map(versions.map(({ courseId: id, title }) => [id, title]));
  return rows.map((row) => ({
    id: row.id,
    courseId: row.courseId,
    storeId: row.storeId,
    title: titles.get(row.courseId) ?? '',
    reason: row.reason,
    excusedBy: names.get(row.excusedById) ?? '',
    excusedAt: row.excusedAt,
    revokedBy: row.revokedById ? (names.get(row.revokedById) ?? '') : null,
    revokedAt: row.revokedAt,
  }));
}
