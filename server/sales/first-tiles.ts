import { addDays, businessDayOf, type Day } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { freshStoreSettings } from '@/server/stores/store-settings';

/** As far back as best sellers are looked for, days. Today is not among them: tiles must not move under a hand during a shift. */
const DAYS = 30;
/** As many as are seen without scrolling, and a row more. */
const BEST = 24;

/**
 * The products of the first page of a store's counters: as somebody arranged them, else what was on most of its sales of the
 * thirty days before today; today's only where there were none, in a shop's first days.
 */
export async function firstTiles(
  { db, now }: Pick<ActorContext, 'db' | 'now'>,
  storeId: string,
): Promise<{ productIds: string[]; isArranged: boolean }> {
  const arranged = await db.counterTiles.findUnique({
    where: { storeId },
    select: { productIds: true },
  });
  if (arranged && arranged.productIds.length > 0)
    return { productIds: arranged.productIds, isArranged: true };
  const store = await freshStoreSettings(db, storeId);
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const before = await bestSellers(db, { storeId, from: addDays(today, -DAYS), to: addDays(today, -1) });
  const productIds = before.length > 0 ? before : await bestSellers(db, { storeId, from: today, to: today });
  return { productIds, isArranged: false };
}

async function bestSellers(
  db: Reader,
  { storeId, from, to }: { storeId: string; from: Day; to: Day },
): Promise<string[]> {
  const best = await db.$queryRaw<{ product_id: string }[]>`
    SELECT l.product_id
    FROM ticket t
    JOIN ticket_line l ON l.store_id = t.store_id AND l.ticket_id = t.id
    WHERE t.store_id = ${storeId}::uuid AND t.business_day BETWEEN ${from}::date AND ${to}::date AND t.kind = 'SALE'
    GROUP BY l.product_id
    ORDER BY count(DISTINCT t.id) DESC, l.product_id
    LIMIT ${BEST}`;
  return best.map(({ product_id }) => product_id);
}
