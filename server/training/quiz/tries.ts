import { businessDayOf, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { openStoreSettings } from '@/server/stores/queries';
import { calendarOf } from '../courses/assign';

/** How often somebody began the quiz of a record today, by the calendar of where they work. The try that goes on is one of them. */
export async function triesToday(
  reader: Reader,
  own: { id: string; storeId: string | null },
  now: Date,
): Promise<{ day: string; tries: number }> {
  const { timeZone, dayStartMinute } = calendarOf(await openStoreSettings(reader), own.storeId);
  const day = businessDayOf(now, timeZone, dayStartMinute);
  const { _max } = await reader.trainingAttempt.aggregate({
    where: { assignmentId: own.id, tryOn: dayToDate(day) },
    _max: { tryNo: true },
  });
  return { day, tries: _max.tryNo ?? 0 };
}
