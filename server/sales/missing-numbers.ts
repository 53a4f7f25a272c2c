import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

export interface MissingNumber {
  deviceId: string;
  prefix: string;
  seq: number;
  /** When the series last moved: a number is on its way for an hour, then wants a word. */
  lastAt: Date;
}

/**
 * Numbers of a store's devices that are no ticket, not rejected and not explained, by series. Only series whose count does
 * not come out are looked into, so this costs nothing while nothing is missing; there every number is one look into an
 * index, whatever the planner thinks of the tables (a join it may turn round reads every ticket the store ever wrote).
 * @param of `through`: numbers up to the last one a device gave by this business day; without it, to the end of the series.
 *   `limit`: at most so many.
 */
export async function missingNumbers(
  reader: Reader,
  storeId: string,
  of: { through?: Day; limit?: number } = {},
): Promise<MissingNumber[]> {
  const last = of.through
    ? Prisma.sql`(SELECT max(t.seq) FROM ticket t WHERE t.store_id = s.store_id AND t.device_id = s.device_id
        AND t.business_day <= ${of.through}::date)`
    : Prisma.sql`s.last`;
  return reader.$queryRaw<MissingNumber[]>`
    SELECT s.device_id AS "deviceId", s.prefix, n.seq::int AS seq, s.last_at AS "lastAt"
    FROM receipt_series s
    CROSS JOIN LATERAL generate_series(1, ${last}) AS n(seq)
    LEFT JOIN LATERAL (
      SELECT 1 AS known FROM ticket t WHERE t.store_id = s.store_id AND t.device_id = s.device_id AND t.seq = n.seq
      UNION ALL SELECT 1 FROM parked_ticket p WHERE p.store_id = s.store_id AND p.device_id = s.device_id AND p.seq = n.seq
      UNION ALL SELECT 1 FROM number_explanation e WHERE e.store_id = s.store_id AND e.device_id = s.device_id AND e.seq = n.seq
      LIMIT 1) k ON true
    WHERE s.store_id = ${storeId}::uuid AND s.accounted < s.last AND k.known IS NULL
    ORDER BY s.prefix, n.seq ${of.limit ? Prisma.sql`LIMIT ${of.limit}` : Prisma.empty}`;
}
