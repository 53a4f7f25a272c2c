import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import type { Reader, Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { dateOf, type PostingDay } from '@/server/platform/posting-day';
import { oneStatement } from '@/server/platform/sql';
import { NumberNotOpen } from './errors';
import { lockSeries, numberState } from './internal';
import type { Ended } from './schema';

import { seriesPiece } from './series-piece';

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
      UNION ALL SELECT 1 FROM rejected_ticket p WHERE p.store_id = s.store_id AND p.device_id = s.device_id AND p.seq = n.seq
      UNION ALL SELECT 1 FROM number_explanation e WHERE e.store_id = s.store_id AND e.device_id = s.device_id AND e.seq = n.seq
      LIMIT 1) k ON true
    WHERE s.store_id = ${storeId}::uuid AND s.accounted < s.last AND k.known IS NULL
    ORDER BY s.prefix, n.seq ${of.limit ? Prisma.sql`LIMIT ${of.limit}` : Prisma.empty}`;
}

/** What became of numbers that were missing: a ticket after all, or explained. Ids are `device/sequence`. */
export function foundNumbers(reader: Reader, storeId: string, ids: string[]): Promise<Ended[]> {
  return reader.$queryRaw<Ended[]>`
    SELECT DISTINCT ON (id) k.id, x.at, x."personId", x.word FROM unnest(${ids}::text[]) AS k(id)
    CROSS JOIN LATERAL (
      SELECT recorded_at AS at, person_id AS "personId", number AS word FROM ticket
        WHERE store_id = ${storeId}::uuid AND device_id = split_part(k.id, '/', 1)::uuid AND seq = split_part(k.id, '/', 2)::int
      UNION ALL SELECT explained_at, person_id, reason FROM number_explanation
        WHERE store_id = ${storeId}::uuid AND device_id = split_part(k.id, '/', 1)::uuid AND seq = split_part(k.id, '/', 2)::int) x
    ORDER BY id, x.at`;
}

/**
 * Accounts for a number below the highest by a word. The series is locked as a sale locks it, so that the number is either explained
 * first and the sale flagged, or sold first and nothing to explain. @returns the number @throws NumberNotOpen, NotFound
 */
export async function writeNumberExplanation(
  tx: Tx,
  ctx: ActorContext,
  day: PostingDay,
  of: { storeId: string; deviceId: string; seq: number; reason: string },
): Promise<string> {
  const { storeId, deviceId, seq, reason } = of;
  const known = await tx.receiptSeries.findUnique({ where: { storeId_deviceId: { storeId, deviceId } } });
  if (!known) throw new NotFound({ noun: 'receiptSeries' });
  const { last } = await lockSeries(tx, storeId, deviceId, known.prefix);
  const state = await numberState(tx, storeId, deviceId, seq);
  if (seq >= last || state !== 'FREE') throw new NumberNotOpen();
  await tx.numberExplanation.create({
    data: {
      ...{ storeId, deviceId, seq, reason },
      personId: ctx.actor.personId,
      businessDay: dateOf(day, storeId),
      explainedAt: ctx.now,
    },
  });
  const series = seriesPiece(storeId, [{ device_id: deviceId, seq }]);
  await tx.$queryRaw(oneStatement('series-account', { series }));
  return `${known.prefix}-${seq}`;
}
