import { type Day, dayToDate } from '@/lib/business-day';
import type { Milli } from '@/lib/quantity';

export type OrderState = 'OPEN' | 'PARTLY_RECEIVED' | 'RECEIVED' | 'CLOSED' | 'CANCELLED';

/** How far an order is, by its moments and whether anything came. */
export function orderState(order: {
  cancelledAt: Date | null;
  closedAt: Date | null;
  receivedAt: Date | null;
  anyReceived: boolean;
}): OrderState {
  if (order.cancelledAt) return 'CANCELLED';
  if (order.closedAt) return 'CLOSED';
  if (order.receivedAt) return 'RECEIVED';
  return order.anyReceived ? 'PARTLY_RECEIVED' : 'OPEN';
}

/** Goods are still waited for. */
export function isWaitedFor(state: OrderState): boolean {
  return state === 'OPEN' || state === 'PARTLY_RECEIVED';
}

/** Promised for a day that is over. @param today the store's business day */
export function isLate(state: OrderState, expectedOn: string | null, today: string): boolean {
  return isWaitedFor(state) && expectedOn !== null && expectedOn < today;
}

/** Whole days from one day to a later one. */
export function daysFrom(day: Day, to: Day): number {
  return Math.round((dayToDate(to).getTime() - dayToDate(day).getTime()) / 86_400_000);
}

/** What is still to come of a line. */
export function openOf(line: { orderedMilli: Milli; receivedMilli: Milli }): Milli {
  return Math.max(0, line.orderedMilli - line.receivedMilli);
}

/** What came beyond what was ordered. */
export function overOf(line: { orderedMilli: Milli; receivedMilli: Milli }): Milli {
  return Math.max(0, line.receivedMilli - line.orderedMilli);
}
