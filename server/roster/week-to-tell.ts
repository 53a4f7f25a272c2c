import { type Day, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** What the event of a published week is about: its Monday and its version. */
export const weekSubject = (monday: Day, version: number): string => `${monday} ${version}`;

/** Whom a version of a week concerns. @param subject as `weekSubject` writes it */
export async function weekToTell(
  reader: Reader,
  { storeId, subject }: { storeId: string; subject: string },
): Promise<{ monday: Day; version: number; personIds: string[] }> {
  const [monday = '', version] = subject.split(' ');
  const rows = await reader.rosterChange.findMany({
    where: { storeId, monday: dayToDate(monday), version: Number(version) },
    distinct: ['personId'],
    select: { personId: true },
    orderBy: { personId: 'asc' },
  });
  return { monday, version: Number(version), personIds: rows.map(({ personId }) => personId) };
}
