import { Prisma } from '@/generated/prisma/client';
import { STORES } from '@/server/stores/lent-stores';
import { unsealedDays } from '@/server/stores/sealed-days';
import { SOLD_BY } from './sold-by';

type SumsOfDay = (storeId: Prisma.Sql, day: Prisma.Sql) => Prisma.Sql;

/** What a day's tickets come to, returns against sales: one row (tickets, net_fen, rounding_fen). */
export const DAY_SUMS: SumsOfDay = (storeId, day) => Prisma.sql`
  SELECT count(*)::int AS tickets, coalesce(sum(t.net_fen), 0)::bigint AS net_fen, coalesce(sum(t.rounding_fen), 0)::bigint AS rounding_fen
  FROM ticket t WHERE t.store_id = ${storeId} AND t.business_day = ${day}`;

/** What a day's lines come to by product and the price on its tag. */
export const PRODUCT_SUMS: SumsOfDay = (storeId, day) => Prisma.sql`
  SELECT l.product_id, l.book_price_fen AS tag_fen, sum(l.quantity) AS quantity, sum(l.net_fen)::bigint AS net_fen
  FROM ticket_line l WHERE l.store_id = ${storeId} AND l.business_day = ${day} GROUP BY 1, 2`;

/** What a day's lines come to by hour of the store's clock, who sold (each their share of what was sold together), and unit. */
export const HOUR_SUMS: SumsOfDay = (storeId, day) => Prisma.sql`
  SELECT extract(hour FROM t.occurred_at AT TIME ZONE s.time_zone)::smallint AS hour, l.person_id, l.unit,
    sum(l.quantity) AS quantity, sum(l.net_fen)::bigint AS net_fen
  FROM ${Prisma.raw(SOLD_BY)} l JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id JOIN ${STORES} s ON s.id = l.store_id
  WHERE l.store_id = ${storeId} AND l.business_day = ${day} GROUP BY 1, 2, 3`;

/** What a day's lines come to by rate of tax; the net includes the tax. */
export const TAX_SUMS: SumsOfDay = (storeId, day) => Prisma.sql`
  SELECT l.tax_rate_bp, sum(l.net_fen)::bigint AS net_fen, sum(l.tax_fen)::bigint AS tax_fen
  FROM ticket_line l WHERE l.store_id = ${storeId} AND l.business_day = ${day} GROUP BY 1`;

/**
 * Sums of a span of days as rows with `store_id` and `day`: sealed days as they were kept, the others from their tickets. What is read
 * grows with the days asked for and with those that finance did not accept yet, never with the years.
 * @param scope named rows with `id` (the store), `since` and `until` (business days, both included)
 */
function ofDays(scope: Prisma.Sql, kept: Prisma.Sql, live: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT k.* FROM ${scope} w CROSS JOIN LATERAL (${kept} WHERE k.store_id = w.id AND k.day BETWEEN w.since AND w.until OFFSET 0) k
    UNION ALL
    SELECT w.id, d.day, s.* FROM ${scope} w
    CROSS JOIN LATERAL (${unsealedDays(Prisma.sql`w.id`, Prisma.sql`w.since`, Prisma.sql`w.until`)} OFFSET 0) d
    CROSS JOIN LATERAL (${live} OFFSET 0) s`;
}

const STORE = Prisma.sql`w.id`;
const DAY = Prisma.sql`d.day`;

/** Rows (store_id, day, tickets, net_fen, rounding_fen). */
export function takingsOfDays(scope: Prisma.Sql): Prisma.Sql {
  const kept = Prisma.sql`SELECT k.store_id, k.day, k.tickets, k.net_fen, k.rounding_fen FROM sales_day k`;
  return ofDays(scope, kept, DAY_SUMS(STORE, DAY));
}

/** Rows (store_id, day, product_id, tag_fen, quantity, net_fen). */
export function productSalesOfDays(scope: Prisma.Sql): Prisma.Sql {
  const kept = Prisma.sql`SELECT k.store_id, k.day, k.product_id, k.tag_fen, k.quantity, k.net_fen FROM sales_day_product k`;
  return ofDays(scope, kept, PRODUCT_SUMS(STORE, DAY));
}

/** Rows (store_id, day, hour, person_id, unit, quantity, net_fen). */
export function hourSalesOfDays(scope: Prisma.Sql): Prisma.Sql {
  const kept = Prisma.sql`SELECT k.store_id, k.day, k.hour, k.person_id, k.unit, k.quantity, k.net_fen FROM sales_day_hour k`;
  return ofDays(scope, kept, HOUR_SUMS(STORE, DAY));
}

/** Rows (store_id, day, tax_rate_bp, net_fen, tax_fen). */
export function taxOfDays(scope: Prisma.Sql): Prisma.Sql {
  const kept = Prisma.sql`SELECT k.store_id, k.day, k.tax_rate_bp, k.net_fen, k.tax_fen FROM sales_day_tax k`;
  return ofDays(scope, kept, TAX_SUMS(STORE, DAY));
}
