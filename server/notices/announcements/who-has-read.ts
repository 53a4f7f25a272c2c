import type { Announcement } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { peopleAtWork } from '@/server/staff/people-at-work';
import { MOST_PEOPLE } from './audience';

/** Whom it concerns as they work here now, and since when each has read it; whoever left has read it or not, and is not asked any more. */
export async function whoHasRead(reader: Reader, row: Announcement) {
  const [people, confirmations] = await Promise.all([
    peopleAtWork(reader, row, MOST_PEOPLE),
    reader.announcementConfirmation.findMany({
      where: { announcementId: row.id },
      select: { personId: true, confirmedAt: true },
    }),
  ]);
  const readAt = new Map(confirmations.map(({ personId, confirmedAt }) => [personId, confirmedAt]));
  return people.map(({ id, name }) => ({ id, name, readAt: readAt.get(id) ?? null }));
}

/** Ids of those who have not; whoever wrote it knows it. */
export async function whoHasNotRead(reader: Reader, row: Announcement): Promise<string[]> {
  return (await whoHasRead(reader, row))
    .filter(({ id, readAt }) => readAt === null && id !== row.writtenById)
    .map(({ id }) => id);
}
