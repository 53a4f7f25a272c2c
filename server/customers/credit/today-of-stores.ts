import { calendarDay, type Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { openStoreSettings } from '@/server/stores/queries';

/** Where it is the latest day of all, for stores that are closed. */
const EASTERNMOST = 'Pacific/Kiritimati';

/** What day it is by the clocks of these stores: the first and the last of them. */
export async function todayOfStores(
  reader: Reader,
  storeIds: readonly string[],
  now: Date,
): Promise<{ first: Day; last: Day }> {
  const stores = (await openStoreSettings(reader)).filter(({ id }) => storeIds.includes(id));
  const zones = stores.length > 0 ? stores.map(({ timeZone }) => timeZone) : [EASTERNMOST];
  const days = zones.map((zone) => calendarDay(now, zone)).toSorted();
  const latest = calendarDay(now, EASTERNMOST);
  return { first: days[0] ?? latest, last: days.at(-1) ?? latest };
}
