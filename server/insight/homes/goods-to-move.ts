import type { ActorContext } from '@/server/platform/context';
import { awaitedOrders } from '@/server/purchasing/purchase-orders/awaited-orders';
import { suggestOrders } from '@/server/purchasing/replenishment/suggest-orders';
import { countNegativeByStore } from '@/server/stock/negative/negative-stock';
import { transfersArriving, transfersToSend } from '@/server/transfers/waiting-transfers';

/** Rows a home shows of each kind. */
const SHOWN = 6;
/** Transfers that wait are few: so many are counted. */
const MOST_WAITING = 500;

/** What a stock keeper's day is made of: what comes, what goes, what runs out, what the book says is below zero. */
export async function goodsToMove(ctx: ActorContext, storeIds: readonly string[]) {
  const [orders, arriving, toSend, reorder, below] = await Promise.all([
    awaitedOrders(ctx.db, storeIds, SHOWN),
    transfersArriving(ctx.db, storeIds, MOST_WAITING),
    transfersToSend(ctx.db, storeIds, MOST_WAITING),
    suggestOrders(ctx.db, { storeIds, due: true }, ctx.now, SHOWN),
    countNegativeByStore(ctx.db, storeIds),
  ]);
  return {
    orders,
    arriving: { rows: arriving.slice(0, SHOWN), total: arriving.length },
    toSend: { rows: toSend.slice(0, SHOWN), total: toSend.length },
    // Of those at their point alone, as the list it leads to.
    reorder: { rows: reorder.rows, total: reorder.due },
    belowZero: [...below.values()].reduce((sum, open) => sum + open, 0),
  };
}
