import { dateToDay } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { addToStockMonths } from '@/server/stock/add-to-stock-months';

/** The months of a store's sealed days, as their seals would have made them. */
export async function addSealedMonths(storeId: string, client = db()): Promise<void> {
  const days = await client.businessDay.findMany({
    where: { storeId, state: 'SEALED' },
    orderBy: { day: 'asc' },
  });
  for (const { day } of days)
    await client.$transaction((tx) => addToStockMonths(tx, storeId, dateToDay(day)));
}
