import type { Reader } from '@/server/platform/db';

export interface NumberGap {
  storeId: string;
  deviceId: string;
  prefix: string;
  /** How many of its numbers nobody accounts for, and the lowest. */
  count: number;
  seq: number;
  /** Since when it is one: a later number has come in, the lowest has not. */
  since: Date;
}

/** Looked for by device at most; more are as bad. */
const MOST = 50;

/**
 * Gaps in the receipt numbers of these stores' devices, one row a device. Only series whose count does not come out are looked into: nothing while
 * nothing is missing, and there one look into an index a number, as `missingNumbers` does.
 */
export function numberGaps(reader: Reader, storeIds: readonly string[]): Promise<NumberGap[]> {
  return reader.$queryRaw<NumberGap[]>`
    SELECT g."storeId", g."deviceId", g.prefix, g.count, g.seq, next.recorded_at AS since
    FROM (
      SELECT s.store_id AS "storeId", s.device_id AS "deviceId", s.prefix, count(*)::int AS count, min(n.seq)::int AS seq
      FROM receipt_series s
      CROSS JOIN LATERAL (
        SELECT n.seq FROM generate_series(1, s.last) AS n(seq)
        LEFT JOIN LATERAL (
          SELECT 1 AS known FROM ticket t WHERE t.store_id = s.store_id AND t.device_id = s.device_id AND t.seq = n.seq
          UNION ALL SELECT 1 FROM rejected_ticket p WHERE p.store_id = s.store_id AND p.device_id = s.device_id AND p.seq = n.seq
          UNION ALL SELECT 1 FROM number_explanation e WHERE e.store_id = s.store_id AND e.device_id = s.device_id AND e.seq = n.seq
          LIMIT 1) k ON true
        WHERE k.known IS NULL
        ORDER BY n.seq LIMIT ${MOST}) n
      WHERE s.store_id = ANY(${storeIds}::uuid[]) AND s.accounted < s.last
      GROUP BY s.store_id, s.device_id, s.prefix) g
    CROSS JOIN LATERAL (
      SELECT recorded_at FROM (
        (SELECT t.recorded_at, t.seq FROM ticket t WHERE t.store_id = g."storeId" AND t.device_id = g."deviceId" AND t.seq > g.seq
          ORDER BY t.seq LIMIT 1)
        UNION ALL
        (SELECT p.rejected_at, p.seq FROM rejected_ticket p WHERE p.store_id = g."storeId" AND p.device_id = g."deviceId" AND p.seq > g.seq
          ORDER BY p.seq LIMIT 1)) later
      ORDER BY later.seq LIMIT 1) next
    ORDER BY g.prefix`;
}
