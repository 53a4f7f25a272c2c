import type { Bench } from './bench';
import { call } from './http';
import { benchSale } from './sales';

const TICKETS = 500;
const BATCH = 20;

/**
 * A store-day of 500 tickets, sold as the tablets do, and PostgreSQL's statistics of it: what is measured is a shop in its
 * life, not the first minute of an empty one. (Autovacuum keeps the statistics of a running shop within a minute.)
 */
export async function liveADay({ base, owner, shop }: Bench): Promise<void> {
  for (let at = 0; at < TICKETS / BATCH; at += 1) {
    const till = shop.tills[at % shop.tills.length];
    if (!till) throw new Error('the shop has tills');
    const sales = Array.from({ length: BATCH }, () => benchSale(shop, till));
    await call(base, 'mutation', 'sales.completeSales', { storeId: shop.storeId, sales }, till.cookie);
  }
  await owner.$executeRawUnsafe('VACUUM ANALYZE');
}
