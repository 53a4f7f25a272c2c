import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { addToStockDays } from '@/server/stock/add-to-stock-days';
import { addToStockMonths } from '@/server/stock/add-to-stock-months';
import { markDaySealed } from '@/server/stores/business-days';

/** What the first seal of a store names as the one before it. */
const FIRST = '0'.repeat(64);

/**
 * Seals a closed, accepted day: a hash over every row of it, chained to the store's previous seal. The day must be locked
 * FOR UPDATE; seals of one store are made one after another.
 */
export async function sealDay(
  tx: Tx,
  storeId: string,
  day: string,
  ctx: ActorContext,
): Promise<{ hash: string; number: number }> {
  await tx.$queryRaw`SELECT 1 AS locked FROM store WHERE id = ${storeId}::uuid FOR NO KEY UPDATE`;
  const [seal] = await tx.$queryRaw<{ hash: string; number: number }[]>`
    INSERT INTO seal (store_id, day, number, previous_hash, content_hash, hash, sealed_at, sealed_by_id)
    SELECT s.store_id, s.day, s.number, s.previous, s.content,
      seal_hash(s.previous, s.content, s.store_id, s.day, s.number, s.sealed_at, s.sealed_by), s.sealed_at, s.sealed_by
    FROM (SELECT ${storeId}::uuid AS store_id, ${day}::date AS day, coalesce(p.number, 0) + 1 AS number,
        coalesce(p.hash, ${FIRST}) AS previous, seal_content(${storeId}::uuid, ${day}::date) AS content,
        ${ctx.now}::timestamptz(3) AS sealed_at, ${ctx.actor.personId}::uuid AS sealed_by
      FROM (VALUES (1)) one LEFT JOIN LATERAL (
        SELECT number, hash FROM seal WHERE store_id = ${storeId}::uuid ORDER BY number DESC LIMIT 1) p ON true) s
    RETURNING hash, number`;
  if (!seal) throw new Error('a seal was asked for');
  await addToStockMonths(tx, storeId, day);
  await addToStockDays(tx, storeId, day);
  await markDaySealed(tx, storeId, day, { personId: ctx.actor.personId, at: ctx.now });
  return seal;
}
