import { type Day, daysBetween } from '@/lib/business-day';

/** What a row of the table says of goods sold from its day on. */
export interface WarrantyTerms {
  basis: 'LAW' | 'CHAIN';
  returnDays: number;
  exchangeDays: number;
  repairMonths: number;
  /** So many repairs of the same fault, and it may be exchanged; 0: no such right. */
  repairsToExchange: number;
}

export type Remedy = 'RETURN' | 'EXCHANGE' | 'REPAIR';

export interface WarrantyAnswer {
  /** The day of the sale is day 1. */
  dayNumber: number;
  remedies: Remedy[];
  /** It may be exchanged because it was repaired so often. */
  byRepairs: boolean;
  /** Last days, both included; null: it never was so long. */
  returnUntil: Day | null;
  exchangeUntil: Day | null;
  repairUntil: Day | null;
}

/**
 * What goods sold on a day give today. Days are counted from the sale as the regulation has it: within seven days means the seventh
 * day after it is the last.
 */
export function warrantyOn(terms: WarrantyTerms, saleDay: Day, today: Day, repairs: number): WarrantyAnswer {
  const returnUntil = terms.returnDays > 0 ? shifted(saleDay, terms.returnDays) : null;
  const exchangeUntil = terms.exchangeDays > 0 ? shifted(saleDay, terms.exchangeDays) : null;
  const repairUntil = terms.repairMonths > 0 ? monthsLater(saleDay, terms.repairMonths) : null;
  const until = (last: Day | null) => last !== null && today >= saleDay && today <= last;
  const inRepair = until(repairUntil);
  const byRepairs = inRepair && terms.repairsToExchange > 0 && repairs >= terms.repairsToExchange;
  const remedies: Remedy[] = [
    ...(until(returnUntil) ? (['RETURN'] as const) : []),
    ...(until(exchangeUntil) || byRepairs ? (['EXCHANGE'] as const) : []),
    ...(inRepair || until(exchangeUntil) ? (['REPAIR'] as const) : []),
  ];
  return {
    dayNumber: today >= saleDay ? daysBetween(saleDay, today).length : 0,
    remedies,
    byRepairs: byRepairs && !until(exchangeUntil),
    returnUntil,
    exchangeUntil,
    repairUntil,
  };
}

function shifted(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The same day of a later month, or its last where it has none. */
function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
