import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { hourSalesOfDays, productSalesOfDays, takingsOfDays, taxOfDays } from './sums-of-day';
import { type StoreDays, scopeOf } from './takings-by-day';

const SCOPE = Prisma.sql`scope`;

export type GoodsPart = 'category' | 'brand' | 'weekday';
export type HourPart = 'hour' | 'person';

/** What sold, by one kind of part: what it is (null: of none), and pieces of each unit by themselves. */
export interface SoldPart<Part> {
  part: Part;
  key: string | null;
  /** Of a category: where the price on the tag lies in `bandStarts`, from 0. */
  band: number | null;
  unit: string;
  quantity: string;
  netFen: string;
}

/**
 * What sold on some days by category and price band, by brand, and by weekday (1 is Monday): goods as they are filed now.
 * @param bandStarts fen, rising, the first 0
 */
export function soldByGoods(
  reader: Reader,
  asked: readonly StoreDays[],
  bandStarts: readonly number[],
): Promise<SoldPart<GoodsPart>[]> {
  return reader.$queryRaw<SoldPart<GoodsPart>[]>`
    WITH ${scopeOf(asked)}, sold AS MATERIALIZED (
      SELECT d.product_id, width_bucket(d.tag_fen, ${[...bandStarts]}::bigint[]) - 1 AS band, extract(isodow FROM d.day)::int AS weekday,
        sum(d.quantity) AS quantity, sum(d.net_fen) AS net FROM (${productSalesOfDays(SCOPE)}) d GROUP BY 1, 2, 3)
    SELECT CASE WHEN GROUPING(s.weekday) = 0 THEN 'weekday' WHEN GROUPING(p.brand) = 0 THEN 'brand' ELSE 'category' END AS part,
      CASE WHEN GROUPING(s.weekday) = 0 THEN s.weekday::text WHEN GROUPING(p.brand) = 0 THEN nullif(p.brand, '') ELSE p.category_id::text END AS key,
      s.band, p.unit, trim_scale(sum(s.quantity))::text AS quantity, sum(s.net)::bigint::text AS "netFen"
    FROM sold s JOIN ${GOODS} p ON p.id = s.product_id
    GROUP BY GROUPING SETS ((p.category_id, s.band, p.unit), (p.brand, p.unit), (s.weekday, p.unit))`;
}

/** What sold on some days by hour of the store's clock, and by who sold it. */
export function soldByHours(reader: Reader, asked: readonly StoreDays[]): Promise<SoldPart<HourPart>[]> {
  return reader.$queryRaw<SoldPart<HourPart>[]>`
    WITH ${scopeOf(asked)}
    SELECT CASE WHEN GROUPING(d.hour) = 0 THEN 'hour' ELSE 'person' END AS part, coalesce(d.hour::text, d.person_id::text) AS key, NULL::int AS band,
      d.unit, trim_scale(sum(d.quantity))::text AS quantity, sum(d.net_fen)::bigint::text AS "netFen"
    FROM (${hourSalesOfDays(SCOPE)}) d GROUP BY GROUPING SETS ((d.hour, d.unit), (d.person_id, d.unit))`;
}

/** What some days came to: receipts, their net, and what was rounded off. */
export async function soldInAll(reader: Reader, asked: readonly StoreDays[]) {
  const [row] = await reader.$queryRaw<{ tickets: number; netFen: string; roundingFen: string }[]>`
    WITH ${scopeOf(asked)}
    SELECT coalesce(sum(d.tickets), 0)::int AS tickets, coalesce(sum(d.net_fen), 0)::text AS "netFen",
      coalesce(sum(d.rounding_fen), 0)::text AS "roundingFen" FROM (${takingsOfDays(SCOPE)}) d`;
  return row ?? { tickets: 0, netFen: '0', roundingFen: '0' };
}

/** What some days sold at each rate of tax, the highest first: the net includes the tax. */
export function taxByRate(reader: Reader, asked: readonly StoreDays[]) {
  return reader.$queryRaw<{ taxRateBp: number; netFen: string; taxFen: string }[]>`
    WITH ${scopeOf(asked)}
    SELECT d.tax_rate_bp AS "taxRateBp", sum(d.net_fen)::bigint::text AS "netFen", sum(d.tax_fen)::bigint::text AS "taxFen"
    FROM (${taxOfDays(SCOPE)}) d GROUP BY 1 ORDER BY 1 DESC`;
}
