import { addDays, businessDayOf, dayBounds, dayToDate } from '@/lib/business-day';
import type { Reader, Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { peopleAtWork } from '@/server/staff/people-at-work';
import type { RoleName } from '@/server/staff/permissions';
import { workplacesOf } from '@/server/staff/workplaces-of';
import { openStoreSettings } from '@/server/stores/queries';
import { excusedFrom, excuseKey } from '../excuses/read-excuses';
import { comesAgain, MOST_PEOPLE } from '../training-rules';

export interface Audience {
  storeIds: readonly string[];
  roles: readonly RoleName[];
  personIds: readonly string[];
}

export interface ForWhom extends Audience {
  id: string;
  dueDays: number;
  repeatMonths: number | null;
}

/** Whom a course is for as they work now, and who of them has no open record of it: newcomers, and those for whom it comes again. */
export async function whoLacks(
  reader: Reader,
  course: ForWhom,
  { now, again }: { now: Date; again: boolean },
): Promise<string[]> {
  const people = (await peopleAtWork(reader, course, MOST_PEOPLE)).map(({ id }) => id);
  const [last, excused] = await Promise.all([
    lastRecords(reader, course.id, people),
    excusedFrom(reader, [course.id], people),
  ]);
  return people.filter((personId) => {
    if (excused.has(excuseKey(course.id, personId))) return false;
    const record = last.get(personId);
    if (record === undefined) return true;
    if (record === null) return false;
    const due = comesAgain(record, course.repeatMonths);
    return again || (due !== null && due <= now);
  });
}

/** When each of these passed their latest record of a course; null: it is open. Who has none is left out. */
async function lastRecords(
  reader: Reader,
  courseId: string,
  personIds: readonly string[],
): Promise<Map<string, Date | null>> {
  const rows = await reader.$queryRaw<{ personId: string; passedAt: Date | null }[]>`
    SELECT DISTINCT ON (person_id) person_id AS "personId", passed_at AS "passedAt" FROM training_assignment
    WHERE course_id = ${courseId}::uuid AND person_id = ANY(${[...personIds]}::uuid[])
    ORDER BY person_id, assigned_at DESC, id DESC`;
  return new Map(rows.map(({ personId, passedAt }) => [personId, passedAt]));
}

type Calendar = { timeZone: string; dayStartMinute: number };

/** The calendar somebody's days go by: of where they work; of the first store for who works in all. */
export function calendarOf(stores: readonly ({ id: string } & Calendar)[], storeId: string | null): Calendar {
  return (
    stores.find(({ id }) => id === storeId) ?? stores[0] ?? { timeZone: 'Asia/Shanghai', dayStartMinute: 240 }
  );
}

/** These people are to learn it, each by the calendar of where they work; who has it open keeps what they have. @returns how many are new */
export async function assignTo(
  tx: Tx,
  course: Pick<ForWhom, 'id' | 'dueDays'>,
  personIds: readonly string[],
  by: { personId: string | null; now: Date },
): Promise<number> {
  if (personIds.length === 0) return 0;
  const [places, stores] = await Promise.all([workplacesOf(tx, personIds), openStoreSettings(tx)]);
  const { count } = await tx.trainingAssignment.createMany({
    data: personIds.map((personId) => {
      const storeId = places.get(personId) ?? null;
      const { timeZone, dayStartMinute } = calendarOf(stores, storeId);
      const dueOn = addDays(businessDayOf(by.now, timeZone, dayStartMinute), course.dueDays);
      return {
        id: newId(),
        courseId: course.id,
        personId,
        storeId,
        assignedAt: by.now,
        assignedById: by.personId,
        dueOn: dayToDate(dueOn),
        dueAt: dayBounds(dueOn, timeZone, dayStartMinute).to,
      };
    }),
    skipDuplicates: true,
  });
  return count;
}
