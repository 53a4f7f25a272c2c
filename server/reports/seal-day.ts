import { Prisma } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { addToSalesDays } from '@/server/sales/add-to-sales-days';
import { addToStockDays } from '@/server/stock/add-to-stock-days';
import { addToStockMonths } from '@/server/stock/add-to-stock-months';
import { markDaySealed } from '@/server/stores/business-days';
import { sealContent } from './books/seal-content';

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
  const before = await tx.seal.findFirst({ where: { storeId }, orderBy: { number: 'desc' } });
  const [previous, number] = [before?.hash ?? FIRST, (before?.number ?? 0) + 1];
  const content = await sealContent(tx, storeId, day);
  const by = Prisma.sql`${ctx.now}::timestamptz(3), ${ctx.actor.personId}::uuid`;
  const [seal] = await tx.$queryRaw<{ hash: string; number: number }[]>`
    INSERT INTO seal (store_id, day, number, previous_hash, content_hash, hash, sealed_at, sealed_by_id)
    VALUES (${storeId}::uuid, ${day}::date, ${number}, ${previous}, ${content},
      seal_hash(${previous}, ${content}, ${storeId}::uuid, ${day}::date, ${number}, ${by}), ${by})
    RETURNING hash, number`;
  if (!seal) throw new Error('a seal was asked for');
  await addToStockMonths(tx, storeId, day);
  await addToStockDays(tx, storeId, day);
  await addToSalesDays(tx, storeId, day);
  await markDaySealed(tx, storeId, day, { personId: ctx.actor.personId, at: ctx.now });
  return seal;
}
