import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';

/** Who is at work in a store at this moment, the longest first. */
export async function whoIsAtWork(reader: Reader, storeId: string, now: Date) {
  const rows = await reader.atWork.findMany({
    where: { storeId, until: { gt: now } },
    orderBy: { since: 'asc' },
    take: 200,
  });
  const names = await personNames(
    reader,
    rows.map(({ personId }) => personId),
  );
  return rows.map(({ personId, since, steppedOutAt }) => ({
    personId,
    name: names.get(personId) ?? '',
    since,
    steppedOutAt,
  }));
}
