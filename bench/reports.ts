import type { Db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import type { Bench } from './bench';
import type { BenchShop } from './fixtures';
import { call } from './http';
import { measure } from './measure';

/** One product with 50,000 entries, all on the open day: nothing of it is summed by a seal yet. */
async function makeLongHistory(db: Db, shop: BenchShop): Promise<string> {
  const productId = shop.products[0]?.id ?? '';
  const documentId = newId();
  const zone = await db.zone.findFirstOrThrow({ where: { storeId: shop.storeId, kind: 'UNZONED' } });
  await db.$executeRaw`INSERT INTO document_series VALUES (${shop.storeId}::uuid, 'ADJUSTMENT', 1)`;
  await db.$executeRaw`INSERT INTO adjustment (store_id, id, number, reason, person_id, business_day, occurred_at)
    VALUES (${shop.storeId}::uuid, ${documentId}::uuid, 1, 'CORRECTION', ${shop.clerkId}::uuid, ${shop.day}::date, now())`;
  await db.$executeRaw`INSERT INTO adjustment_line (store_id, id, adjustment_id, line_no, product_id, zone_id, quantity, business_day)
    SELECT ${shop.storeId}::uuid, gen_random_uuid(), ${documentId}::uuid, g, ${productId}::uuid, ${zone.id}::uuid, CASE WHEN g % 2 = 0 THEN 3 ELSE -1 END, ${shop.day}::date
    FROM generate_series(1, 50000) g`;
  await db.$executeRaw`INSERT INTO stock_entry (store_id, id, zone_id, product_id, kind, quantity, value_fen, document_kind, document_id,
      document_line_id, business_day, person_id, occurred_at)
    SELECT store_id, gen_random_uuid(), zone_id, product_id, 'ADJUSTMENT', quantity, 0, 'ADJUSTMENT', adjustment_id, id, business_day, ${shop.clerkId}::uuid, now()
    FROM adjustment_line WHERE adjustment_id = ${documentId}::uuid`;
  await db.$executeRaw`INSERT INTO stock_level (store_id, zone_id, product_id, on_hand)
    SELECT store_id, zone_id, product_id, sum(quantity) FROM stock_entry WHERE product_id = ${productId}::uuid GROUP BY 1, 2, 3
    ON CONFLICT (store_id, product_id, zone_id) DO UPDATE SET on_hand = excluded.on_hand`;
  await db.$executeRaw`UPDATE stock_cost SET quantity = (SELECT sum(on_hand) FROM stock_level l WHERE l.product_id = stock_cost.product_id) WHERE product_id = ${productId}::uuid`;
  await db.$executeRawUnsafe('VACUUM ANALYZE');
  return productId;
}

/** The stock book of a product with a long history. */
export async function measureStockBook({ base, owner, shop }: Bench): Promise<void> {
  const productId = await makeLongHistory(owner, shop);
  await measure('stockbook.page', { c: 1, n: 100 }, () =>
    call(
      base,
      'query',
      'reports.stockBook',
      { storeId: shop.storeId, productId, from: shop.day, to: shop.day },
      shop.officeCookie,
    ).then(() => undefined),
  );
  await measure('stockbook.entries', { c: 1, n: 100 }, () =>
    call(base, 'query', 'reports.stockEntries', { storeId: shop.storeId, productId }, shop.officeCookie).then(
      () => undefined,
    ),
  );
}

/** The live report of the store-day the shop lived through (`liveADay`). */
export async function measureCompile({ base, shop }: Bench): Promise<void> {
  await measure('report.compile', { c: 1, n: 60 }, () =>
    call(base, 'query', 'reports.ofDay', { storeId: shop.storeId, day: shop.day }, shop.officeCookie).then(
      () => undefined,
    ),
  );
}
