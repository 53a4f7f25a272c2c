import { type Day, dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { firstStockDays } from '@/server/stock/queries';
import type { StoreSettings } from '@/server/stores/store-settings';
import { firstDrawerDays } from '@/server/tills/first-drawer-days';

/**
 * From which business day on each store owes a report: the day on which goods came or a drawer was opened first, not before its
 * first day. A shop that is still being set up sells nothing: it is left out and owes none.
 */
export async function owedSince(
  reader: Reader,
  stores: readonly Pick<StoreSettings, 'id' | 'firstDay'>[],
): Promise<Map<string, Day>> {
  const storeIds = stores.map(({ id }) => id);
  const [goods, drawers] = await Promise.all([
    firstStockDays(reader, storeIds),
    firstDrawerDays(reader, storeIds),
  ]);
  return new Map(
    stores.flatMap(({ id, firstDay }) => {
      const [began] = [goods.get(id) ?? [], drawers.get(id) ?? []].flat().toSorted();
      if (began === undefined) return [];
      const [, later = began] = [began, dateToDay(firstDay)].toSorted();
      return [[id, later] as const];
    }),
  );
}
