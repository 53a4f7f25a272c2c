import { Prisma } from '@/generated/prisma/client';
import { likeAnywhere } from '@/server/catalog/search-text';
import type { Reader } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';

export interface AsOfFilter {
  storeId: string;
  /** The moment; what occurred at it counts. */
  at: Date;
  zoneId?: string | undefined;
  term?: string | undefined;
  /** Code of the last row of the page before. */
  after?: string | undefined;
}

export interface AsOfRow {
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  /** Quantity as text. */
  onHand: string;
}

const PAGE = 100;

/**
 * What stood in a store, or in one zone of it, at a past moment, by when things occurred (late entries included), products
 * that stood at zero left out. Worked back from what is there now or forward from the beginning, whichever is nearer.
 * @throws InvalidInput for a moment to come
 */
export async function stockAsOf(
  reader: Reader,
  filter: AsOfFilter,
  now: Date,
): Promise<{ rows: AsOfRow[]; next: string | null }> {
  const { storeId, at, zoneId } = filter;
  if (at > now) throw new InvalidInput({ field: 'at', problem: 'future' });
  const backward = await isNearerToNow(reader, filter, now);
  const zones = Prisma.sql`zone_id IN (SELECT id FROM zone WHERE store_id = ${storeId}::uuid
    ${zoneId ? Prisma.sql`AND id = ${zoneId}::uuid` : Prisma.empty})`;
  const then = backward
    ? Prisma.sql`SELECT l.product_id, l.on_hand - coalesce(x.quantity, 0) AS on_hand
        FROM (SELECT product_id, sum(on_hand) AS on_hand FROM stock_level
          WHERE store_id = ${storeId}::uuid AND ${zones} GROUP BY product_id) l LEFT JOIN x ON x.product_id = l.product_id`
    : Prisma.sql`SELECT x.product_id, x.quantity AS on_hand FROM x`;
  const side = backward
    ? Prisma.sql`e.occurred_at > ${at}::timestamptz`
    : Prisma.sql`e.occurred_at <= ${at}::timestamptz`;
  const rows = await reader.$queryRaw<AsOfRow[]>`
    WITH x AS MATERIALIZED (SELECT e.product_id, sum(e.quantity) AS quantity FROM zone z
      JOIN stock_entry e ON e.store_id = z.store_id AND e.zone_id = z.id AND ${side}
      WHERE z.store_id = ${storeId}::uuid ${zoneId ? Prisma.sql`AND z.id = ${zoneId}::uuid` : Prisma.empty}
      GROUP BY e.product_id)
    SELECT p.id AS "productId", p.code, p.name, p.spec, p.unit, trim_scale(t.on_hand)::text AS "onHand"
    FROM (${then}) t JOIN product p ON p.id = t.product_id
    WHERE t.on_hand <> 0 ${filter.after ? Prisma.sql`AND p.code > ${filter.after}` : Prisma.empty}
      ${filter.term ? Prisma.sql`AND p.search_text LIKE ${likeAnywhere(filter.term)}` : Prisma.empty}
    ORDER BY p.code LIMIT ${PAGE + 1}`;
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.code ?? null) : null };
}

async function isNearerToNow(reader: Reader, { storeId, at }: AsOfFilter, now: Date): Promise<boolean> {
  const [span] = await reader.$queryRaw<{ first: Date | null }[]>`
    SELECT min(f.first) AS first FROM zone z CROSS JOIN LATERAL (
      SELECT min(e.occurred_at) AS first FROM stock_entry e WHERE e.store_id = z.store_id AND e.zone_id = z.id) f
    WHERE z.store_id = ${storeId}::uuid`;
  if (!span?.first) return true;
  return at.getTime() - span.first.getTime() > now.getTime() - at.getTime();
}
