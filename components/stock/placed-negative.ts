import type { PageSession } from '@/components/shell/page-session';
import type { NegativeRow } from '@/server/stock/negative/negative-stock';
import type { PlacedNegative } from './negative-table';

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
