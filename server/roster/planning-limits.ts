import type { Reader } from '@/server/platform/db';
import { USUAL_SETTINGS } from './planning-rules';

/** How long a store plans a day to be, and how much overtime may come on top before its planners are warned, minutes. */
export async function planningLimits(reader: Reader, storeId: string) {
  const own = await reader.rosterSettings.findUnique({
    where: { storeId },
    select: { dayMinutes: true, overtimeDayMinutes: true },
  });
  const { dayMinutes, overtimeDayMinutes } = own ?? USUAL_SETTINGS;
  return { dayMinutes, overtimeDayMinutes };
}
