import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

const BRIEF = {
  id: true,
  code: true,
  name: true,
  kind: true,
  timeZone: true,
  dayStartMinute: true,
  reportDeadlineMinute: true,
  clerksSeeFloor: true,
} as const;

/** Stores that are open for business, by code. */
export function openStores(reader: Reader) {
  return reader.store.findMany({ where: { closedAt: null }, orderBy: { code: 'asc' }, select: BRIEF });
}

/** Every setting of a store, or null when there is none such. `firstDay` is 'YYYY-MM-DD'. */
export async function storeDetails(reader: Reader, storeId: string) {
  const store = await reader.store.findUnique({ where: { id: storeId } });
  return store ? { ...store, firstDay: dateToDay(store.firstDay) } : null;
}

/** The company of this database, or null before it is set up. */
export function company(reader: Reader) {
  return reader.company.findFirst({ select: { id: true, name: true, demo: true } });
}
