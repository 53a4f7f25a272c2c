import type { PageSession } from '@/components/shell/page-session';
import type { NegativeRow } from '@/server/stock/negative/negative-stock';

/** With where it is, and what the person may do there. */
export interface PlacedNegative extends NegativeRow {
  store: string;
  timeZone: string;
  may: {
    /** Look at entries and tickets. */
    read: boolean;
    /** Answer for their own zones; for everybody's. */
    explain: boolean;
    explainAll: boolean;
  };
}

/** Rows of what is below zero with their store's name and clock, and what the person may do there. */
export function placedNegative(page: PageSession, rows: readonly NegativeRow[]): PlacedNegative[] {
  return rows.map((row) => ({
    ...row,
    store: page.session.stores.find(({ id }) => id === row.storeId)?.name ?? '',
    timeZone: page.timeZoneOf(row.storeId),
    may: {
      read: page.may('stock.read', row.storeId),
      explain: page.may('stock.explainNegative', row.storeId),
      explainAll: page.may('reconciliation.reconcile', row.storeId),
    },
  }));
}
