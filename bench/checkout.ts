import type { Bench } from './bench';
import type { BenchShop } from './fixtures';
import { bodyOf, call, exchange } from './http';
import { LimitNode } from './limit-node';
import { LimitSql } from './limit-sql';
import { measure, measureInTurns, print, round } from './measure';
import { benchSale } from './sales';

/** Rounds in which what is compared takes turns. */
const ROUNDS = 4;

/** Sales over HTTP against what the same server and database could do at most. */
export async function measureCheckout({ base, ownerUrl, shop }: Bench): Promise<void> {
  const till = (worker: number) => {
    const found = shop.tills[worker];
    if (!found) throw new Error('eight tills for eight workers');
    return found;
  };
  const complete = (worker: number, product?: BenchShop['products'][number]) =>
    call(
      base,
      'mutation',
      'sales.completeSale',
      { storeId: shop.storeId, ...benchSale(shop, till(worker), product) },
      till(worker).cookie,
    ).then(() => undefined);
  const completeBatch = async (worker: number) => {
    const sales = Array.from({ length: 20 }, () => benchSale(shop, till(worker)));
    const outcomes = await call(
      base,
      'mutation',
      'sales.completeSales',
      { storeId: shop.storeId, sales },
      till(worker).cookie,
    );
    if (!Array.isArray(outcomes) || outcomes.some((outcome) => !outcome.ok))
      throw new Error('a sale of the batch was refused');
  };
  const limit = new LimitSql(ownerUrl, 8);
  await limit.prepare(shop.products.map((product) => product.id));
  const sale = bodyOf({ storeId: shop.storeId, ...benchSale(shop, till(0)) });
  const answer = await exchange(`${base}/api/trpc/sales.completeSale`, 'POST', till(0).cookie, sale);
  const bare = await LimitNode.start(sale, answer.length);
  const [sql, http, node, checkout, batch, hot] = await measureInTurns(ROUNDS, [
    { name: 'limit.sql', options: { c: 8, n: 8_000 }, once: () => limit.sale() },
    {
      name: 'limit.http',
      options: { c: 8, n: 6_000 },
      once: () => call(base, 'query', 'health.nothing', null, '').then(() => undefined),
    },
    { name: 'limit.node', options: { c: 8, n: 8_000 }, once: () => bare.call() },
    { name: 'checkout.http', options: { c: 8, n: 4_000 }, once: (worker) => complete(worker) },
    { name: 'checkout.batch', options: { c: 2, n: 250, perCall: 20 }, once: completeBatch },
    {
      name: 'checkout.hot',
      options: { c: 8, n: 2_000 },
      once: (worker) => complete(worker, shop.products[7]),
    },
  ]);
  await limit.close();
  bare.close();
  await measure('checkout.http', { c: 1, n: 500 }, () => complete(0));
  if (!sql || !http || !node || !checkout || !batch || !hot) throw new Error('six measures were asked for');
  const honest = round(1 / (1 / sql.per_s + 1 / node.per_s));
  print({ name: 'limit.honest', c: 8, per_s: honest });
  print({ name: 'checkout.http/limit.honest', ratio: round(checkout.per_s / honest), wanted: 0.35 });
  print({ name: 'checkout.batch/limit.sql', ratio: round(batch.per_s / sql.per_s), wanted: 0.55 });
  print({ name: 'checkout.hot/checkout.http', ratio: round(hot.per_s / checkout.per_s), wanted: 0.5 });
}
