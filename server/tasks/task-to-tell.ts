import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** Who is to do a task that their notice tells of; null: there is none such. */
export async function taskToTell(reader: Reader, of: { storeId: string; taskId: string }) {
  const row = await reader.task.findUnique({
    where: { storeId_id: { storeId: of.storeId, id: of.taskId } },
    select: { ownerId: true, title: true, dueDay: true, doneAt: true, cancelledAt: true },
  });
  if (!row) return null;
  const { ownerId, title, doneAt, cancelledAt } = row;
  return { ownerId, title, dueDay: dateToDay(row.dueDay), waits: doneAt === null && cancelledAt === null };
}
