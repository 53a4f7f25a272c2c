import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

export interface AwaitedOrder {
  storeId: string;
  id: string;
  number: number;
  supplier: string;
  orderedAt: Date;
  /** The day the supplier promised, if they did. */
  expectedOn: Day | null;
  lines: number;
}

/** Orders whose goods are waited for, those promised first on top; as many as there are, and how many that is. */
export async function awaitedOrders(
  reader: Reader,
  storeIds: readonly string[],
  most: number,
): Promise<{ rows: AwaitedOrder[]; total: number }> {
  const rows = await reader.$queryRaw<(AwaitedOrder & { total: number })[]>`
    SELECT o.store_id AS "storeId", o.id, o.number, s.name AS supplier, o.ordered_at AS "orderedAt", o.expected_on::text AS "expectedOn",
      (SELECT count(*)::int FROM purchase_order_line l WHERE l.store_id = o.store_id AND l.order_id = o.id) AS lines, o.total
    FROM (SELECT x.*, count(*) OVER ()::int AS total FROM purchase_order x
      WHERE x.store_id = ANY(${[...storeIds]}::uuid[]) AND x.cancelled_at IS NULL AND x.closed_at IS NULL AND x.received_at IS NULL
      ORDER BY x.expected_on NULLS LAST, x.ordered_at, x.id LIMIT ${most}) o
    JOIN supplier s ON s.id = o.supplier_id ORDER BY o.expected_on NULLS LAST, o.ordered_at, o.id`;
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}
