import { addDays, type Day } from '@/lib/business-day';

/** A list of tickets is of so many days where nobody says which, and of so many at most. */
export const TICKET_DAYS = 31;
export const MOST_TICKET_DAYS = 366;

export interface PeriodAsked {
  from?: Day | undefined;
  to?: Day | undefined;
  /** Each leads to few tickets by an index of its own, whenever they were. */
  number?: string | undefined;
  sessionId?: string | undefined;
}

/** The business days a list of tickets is of, both included; none for a number or a drawer: those are looked up. */
export function ticketPeriod(asked: PeriodAsked, today: Day): { from?: Day; to?: Day } {
  if (!asked.from && !asked.to && (asked.number || asked.sessionId)) return {};
  const last = asked.to || today;
  const [from = last, to = last] = [asked.from || addDays(last, 1 - TICKET_DAYS), last].sort();
  const [, begins = from] = [addDays(to, 1 - MOST_TICKET_DAYS), from].sort();
  return { from: begins, to };
}
