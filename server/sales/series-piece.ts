import { Prisma } from '@/generated/prisma/client';
import { jsonRows, type Piece } from '@/server/platform/sql';

/** A number a device gave. */
export interface SeriesNumber {
  device_id: string;
  seq: number;
}

/**
 * Numbers that are accounted for now: the highest of their device rises to them, and their count with it. A number that was
 * explained is counted already and left out here. Null without numbers.
 */
export function seriesPiece(storeId: string, numbers: readonly SeriesNumber[]): Piece {
  if (numbers.length === 0) return null;
  return Prisma.sql`UPDATE receipt_series s SET last = greatest(s.last, n.highest), accounted = s.accounted + n.numbers, last_at = now()
    FROM (SELECT device_id, max(seq) AS highest, count(*) AS numbers
      FROM ${jsonRows('r', numbers, 'device_id uuid, seq int')} GROUP BY device_id) n
    WHERE s.store_id = ${storeId}::uuid AND s.device_id = n.device_id RETURNING 1`;
}
