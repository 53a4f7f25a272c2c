import { type Day, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** How many calls of a store wait for a person until a day, their own and nobody's. */
export function countWaitingCalls(
  reader: Reader,
  of: { storeId: string; personId: string; until: Day },
): Promise<number> {
  return reader.followUp.count({
    where: {
      storeId: of.storeId,
      doneAt: null,
      dueDay: { lte: dayToDate(of.until) },
      OR: [{ personId: of.personId }, { personId: null }],
    },
  });
}
