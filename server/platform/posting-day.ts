import { type Day, dayToDate } from '@/lib/business-day';

declare const lockedAndOpen: unique symbol;

/**
 * A store's business day as a posting may name it: open, and locked FOR SHARE until the transaction ends. Made by
 * server/stores/business-days.ts alone (`lockPostingDay` and its kin); every ledger and the audit trail ask for it.
 */
export interface PostingDay {
  readonly storeId: string;
  readonly day: Day;
  readonly [lockedAndOpen]: true;
}

/** The two columns of a row that is booked on it. */
export function bookedOn(posting: PostingDay): { storeId: string; businessDay: Date } {
  return { storeId: posting.storeId, businessDay: dayToDate(posting.day) };
}

/** The day for a row of this store. Throws for another's: a posting touches no store whose day it did not lock. */
export function dayOf(posting: PostingDay, storeId: string): Day {
  if (posting.storeId !== storeId)
    throw new Error(`a row of store ${storeId} on a day of store ${posting.storeId}`);
  return posting.day;
}

/** The same as the database's DATE. */
export function dateOf(posting: PostingDay, storeId: string): Date {
  return dayToDate(dayOf(posting, storeId));
}
