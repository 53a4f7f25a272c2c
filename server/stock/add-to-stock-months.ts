import type { Tx } from '@/server/platform/db';

/**
 * Adds a day's entries to the months of the stock book. For the seal of that day, once, in its transaction: a sealed day
 * gets no more entries.
 */
export async function addToStockMonths(tx: Tx, storeId: string, day: string): Promise<void> {
  await tx.$executeRaw`SELECT add_to_stock_months(${storeId}::uuid, ${day}::date)`;
}
