import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** More wait for nobody who looks at them. */
const MOST = 200;

/** Tasks that wait for a person in these stores, the earliest due first. */
export async function waitingTasks(reader: Reader, of: { ownerId: string; storeIds: readonly string[] }) {
  const rows = await reader.task.findMany({
    where: { ownerId: of.ownerId, storeId: { in: [...of.storeIds] }, doneAt: null, cancelledAt: null },
    orderBy: { dueAt: 'asc' },
    take: MOST,
    select: {
      storeId: true,
      id: true,
      title: true,
      dueDay: true,
      dueAt: true,
      dueMinute: true,
      needsPhoto: true,
    },
  });
  return rows.map((row) => ({ ...row, dueDay: dateToDay(row.dueDay) }));
}
