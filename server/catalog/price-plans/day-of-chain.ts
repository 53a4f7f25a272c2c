import { businessDayOf, type Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { openStores } from '@/server/stores/queries';

/** The business day it is at the chain's first store: prices are the company's, and so begin in every store at once. */
export async function dayOfChain(reader: Reader, now: Date): Promise<Day> {
  const [first] = await openStores(reader);
  return businessDayOf(now, first?.timeZone ?? 'Asia/Shanghai', first?.dayStartMinute ?? 0);
}
