import { businessDayOf, type Day, dayToDate } from '@/lib/business-day';
import type { Tx } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { MonthLocked } from './errors';
import { lockedMonths } from './judge-person';

/** The first of a month, as the tables call it. @param month `2026-11` */
export const monthDate = (month: string): Date => dayToDate(`${month}-01`);

/** The month after. */
export function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The month a moment counts for in a store. */
export async function monthAt(tx: Tx, storeId: string, at: Date): Promise<string> {
  const store = await storeSettings(tx, storeId);
  return businessDayOf(at, store.timeZone, store.dayStartMinute).slice(0, 7);
}

/** Whoever asks keeps the month from being locked until the transaction ends. @throws MonthLocked */
export async function refuseLocked(tx: Tx, storeId: string, at: Date): Promise<void> {
  await refuseLockedDay(tx, storeId, `${await monthAt(tx, storeId, at)}-01`);
}

/** @throws MonthLocked */
export async function refuseLockedDay(tx: Tx, storeId: string, day: Day): Promise<void> {
  const isLocked = await lockedMonths(tx, [storeId]);
  if (isLocked(storeId, dayToDate(day))) throw new MonthLocked({ month: day.slice(0, 7) });
}

/** The same for several days. @throws MonthLocked for the first */
export async function refuseLockedDays(tx: Tx, storeId: string, days: readonly Day[]): Promise<void> {
  const isLocked = await lockedMonths(tx, [storeId]);
  const day = days.find((one) => isLocked(storeId, dayToDate(one)));
  if (day) throw new MonthLocked({ month: day.slice(0, 7) });
}

/** Nobody judges the store, and nobody else locks a month of it, until the transaction ends. */
export async function lockAlone(tx: Tx, storeId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(attendance_key(${storeId}::uuid))::text`;
}
