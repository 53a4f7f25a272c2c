import { Prisma } from '@/generated/prisma/client';
import { addDays, dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { STORES } from '@/server/stores/lent-stores';
import { unsealedDays } from '@/server/stores/sealed-days';

/** What sold of a product a day in a store, less what came back. */
export interface SoldDay {
  storeId: string;
  day: string;
  /** Decimal text, below zero where more came back. */
  sold: string;
}

/**
 * What sold of one product in some stores on the days up to one, days without any left out. Sealed days by their sums, others by their
 * entries; each day is looked up by itself, so that it costs days and stores, never the ledger.
 * @param last a business day, included
 */
export async function soldByDay(
  reader: Reader,
  {
    storeIds,
    productId,
    last,
    days,
  }: { storeIds: readonly string[]; productId: string; last: string; days: number },
): Promise<SoldDay[]> {
  const first = addDays(last, 1 - days);
  const rows = await reader.$queryRaw<{ storeId: string; day: Date; sold: string }[]>`
    SELECT d.store_id AS "storeId", d.day, trim_scale(sum(d.sold))::text AS sold FROM (
      SELECT s.id AS store_id, k.day, k.sold FROM ${STORES} s
        CROSS JOIN generate_series(${first}::date, ${last}::date, interval '1 day') g
        JOIN stock_day k ON k.store_id = s.id AND k.day = g::date AND k.product_id = ${productId}::uuid
        WHERE s.id = ANY(${[...storeIds]}::uuid[])
      UNION ALL
      SELECT s.id, u.day, -e.quantity FROM ${STORES} s CROSS JOIN LATERAL (
          ${unsealedDays(Prisma.sql`s.id`, Prisma.sql`${first}::date`, Prisma.sql`${last}::date`)} OFFSET 0) u
        JOIN stock_entry e ON e.store_id = s.id AND e.product_id = ${productId}::uuid AND e.business_day = u.day
          AND e.kind IN ('SALE', 'RETURN')
        WHERE s.id = ANY(${[...storeIds]}::uuid[])
    ) d GROUP BY 1, 2 HAVING sum(d.sold) <> 0 ORDER BY 2, 1`;
  return rows.map(({ day, ...row }) => ({ ...row, day: dateToDay(day) }));
}
