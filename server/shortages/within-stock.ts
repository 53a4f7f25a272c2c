import { type Milli, milliToText } from '@/lib/quantity';
import type { Tx } from '@/server/platform/db';
import { milliOf } from '@/server/platform/numbers';
import { ZONES } from '@/server/zones/lent-zones';
import { ShortageBeyondStock } from './errors';

/**
 * No more is missing than the store's book ever had to miss: what it has on hand now, and what counts and adjustments took out
 * of it. A slip of the finger does not stand in somebody's name; whoever knows better says so.
 * @throws ShortageBeyondStock
 */
export async function requireWithinStock(
  tx: Tx,
  { storeId, productId }: { storeId: string; productId: string },
  askedMilli: Milli,
): Promise<void> {
  const [book] = await tx.$queryRaw<{ onHand: string; takenOut: string }[]>`
    SELECT (SELECT coalesce(sum(l.on_hand), 0) FROM stock_level l JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
        WHERE l.store_id = ${storeId}::uuid AND l.product_id = ${productId}::uuid AND z.kind <> 'AWAITING_PICKUP')::text AS "onHand",
      (SELECT coalesce(-sum(e.quantity), 0) FROM stock_entry e WHERE e.store_id = ${storeId}::uuid
        AND e.product_id = ${productId}::uuid AND e.kind IN ('STOCKTAKE', 'ADJUSTMENT') AND e.quantity < 0)::text AS "takenOut"`;
  const onHandMilli = milliOf(book?.onHand ?? '0');
  if (askedMilli <= Math.max(0, onHandMilli) + milliOf(book?.takenOut ?? '0')) return;
  throw new ShortageBeyondStock({ asked: milliToText(askedMilli), onHand: milliToText(onHandMilli) });
}
