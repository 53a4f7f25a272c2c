import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { peopleAtWork } from '@/server/staff/people-at-work';

/** A store with more people than that plans in two. */
const MOST_PEOPLE = 400;

/** Who works in a store, what they were taken on for, and what is left of their leave in a year. */
export async function peopleOfRoster(reader: Reader, storeId: string, year: number) {
  const people = await peopleAtWork(reader, { storeIds: [storeId], roles: [], personIds: [] }, MOST_PEOPLE);
  const ids = people.map(({ id }) => id);
  const [employments, balances] = await Promise.all([
    reader.employment.findMany({
      where: { personId: { in: ids } },
      omit: { changedAt: true, changedById: true },
    }),
    reader.leaveEntry.groupBy({
      by: ['personId', 'kind'],
      where: { personId: { in: ids }, year, kind: { in: ['ANNUAL', 'IN_LIEU'] } },
      _sum: { minutes: true },
    }),
  ]);
  const employed = new Map(employments.map((one) => [one.personId, one]));
  const left = new Map(
    balances.map(({ personId, kind, _sum }) => [`${personId} ${kind}`, _sum.minutes ?? 0]),
  );
  return people.map(({ id, name }) => {
    const known = employed.get(id);
    return {
      id,
      name,
      /** Null: nobody said yet; the store's week is assumed. */
      employment: known
        ? {
            kind: known.kind,
            weekMinutes: known.weekMinutes,
            bornOn: known.bornOn && dateToDay(known.bornOn),
            startsOn: known.startsOn && dateToDay(known.startsOn),
            endsOn: known.endsOn && dateToDay(known.endsOn),
          }
        : null,
      annualMinutes: left.get(`${id} ANNUAL`) ?? 0,
      inLieuMinutes: left.get(`${id} IN_LIEU`) ?? 0,
    };
  });
}
