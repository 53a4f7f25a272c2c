import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** The first business day on which a drawer was opened in each of these stores; a store that never opened one is left out. */
export async function firstDrawerDays(
  reader: Reader,
  storeIds: readonly string[],
): Promise<Map<string, Day>> {
  const rows = await reader.$queryRaw<{ storeId: string; day: Day }[]>`
    SELECT s.id AS "storeId", t.business_day::text AS day FROM unnest(${[...storeIds]}::uuid[]) AS s(id)
    CROSS JOIN LATERAL (SELECT business_day FROM till_session WHERE store_id = s.id ORDER BY business_day LIMIT 1) t`;
  return new Map(rows.map(({ storeId, day }) => [storeId, day]));
}
