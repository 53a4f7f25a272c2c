import { addDays } from '@/lib/business-day';
import type { Db } from '@/server/platform/db';
import { addSealedMonths } from '@/tests/factories/stock-months';
import type { Bench } from './bench';
import type { BenchShop } from './fixtures';
import { call } from './http';
import { measure } from './measure';

/** Entries of a product that sells fast. */
const ENTRIES = 50_000;
const HISTORY_DAYS = 365;
/** Days a report takes to be accepted and sealed, at most. */
const UNSEALED_DAYS = 7;

/** Entries of one product in equal parts over the last `days` days, with documents, level and cost as if booked one by one. */
async function makeHistory(db: Db, shop: BenchShop, productId: string, days: number): Promise<void> {
  const zone = await db.zone.findFirstOrThrow({ where: { storeId: shop.storeId, kind: 'UNZONED' } });
  await db.$executeRaw`INSERT INTO business_day (store_id, day) SELECT ${shop.storeId}::uuid, ${shop.day}::date - g
    FROM generate_series(0, ${days - 1}::int) g ON CONFLICT DO NOTHING`;
  await db.$executeRaw`INSERT INTO adjustment (store_id, id, number, reason, person_id, business_day, occurred_at)
    SELECT ${shop.storeId}::uuid, gen_random_uuid(), coalesce((SELECT max(number) FROM adjustment WHERE store_id = ${shop.storeId}::uuid), 0) + 1 + g,
      'CORRECTION', ${shop.clerkId}::uuid, ${shop.day}::date - g, now() - g * interval '1 day' FROM generate_series(0, ${days - 1}::int) g`;
  await db.$executeRaw`INSERT INTO document_series SELECT store_id, 'ADJUSTMENT', max(number) FROM adjustment GROUP BY 1
    ON CONFLICT (store_id, kind) DO UPDATE SET last = excluded.last`;
  await db.$executeRaw`INSERT INTO adjustment_line (store_id, id, adjustment_id, line_no, product_id, zone_id, quantity, business_day)
    SELECT a.store_id, gen_random_uuid(), a.id, g, ${productId}::uuid, ${zone.id}::uuid, CASE WHEN g % 2 = 0 THEN 3 ELSE -1 END, a.business_day
    FROM adjustment a, generate_series(1, ${Math.ceil(ENTRIES / days)}::int) g
    WHERE a.store_id = ${shop.storeId}::uuid AND NOT EXISTS (SELECT 1 FROM adjustment_line l WHERE l.store_id = a.store_id AND l.adjustment_id = a.id)`;
  await db.$executeRaw`INSERT INTO stock_entry (store_id, id, zone_id, product_id, kind, quantity, value_fen, document_kind, document_id,
      document_line_id, business_day, person_id, occurred_at)
    SELECT l.store_id, gen_random_uuid(), l.zone_id, l.product_id, 'ADJUSTMENT', l.quantity, 0, 'ADJUSTMENT', l.adjustment_id, l.id, l.business_day,
      a.person_id, a.occurred_at FROM adjustment_line l JOIN adjustment a ON a.store_id = l.store_id AND a.id = l.adjustment_id
    WHERE l.product_id = ${productId}::uuid`;
  await db.$executeRaw`INSERT INTO stock_level (store_id, zone_id, product_id, on_hand)
    SELECT store_id, zone_id, product_id, sum(quantity) FROM stock_entry WHERE product_id = ${productId}::uuid GROUP BY 1, 2, 3
    ON CONFLICT (store_id, product_id, zone_id) DO UPDATE SET on_hand = excluded.on_hand`;
  await db.$executeRaw`UPDATE stock_cost SET quantity = (SELECT sum(on_hand) FROM stock_level l WHERE l.product_id = stock_cost.product_id) WHERE product_id = ${productId}::uuid`;
}

/** Seals all days but the last ones, as their reports would. */
async function sealHistory(db: Db, shop: BenchShop): Promise<void> {
  await db.$executeRaw`UPDATE business_day SET state = 'SEALED', closed_at = now(), closed_by_id = ${shop.clerkId}::uuid, sealed_at = now(),
      sealed_by_id = ${shop.clerkId}::uuid WHERE store_id = ${shop.storeId}::uuid AND day <= ${shop.day}::date - ${UNSEALED_DAYS}::int`;
  await addSealedMonths(shop.storeId, db);
}

/** Takes back `sealHistory`: those days have no reports, and the books would miss them. */
async function unsealHistory(db: Db, shop: BenchShop): Promise<void> {
  await db.$transaction([
    db.$executeRaw`ALTER TABLE business_day DISABLE TRIGGER USER`,
    db.$executeRaw`DELETE FROM stock_month WHERE store_id = ${shop.storeId}::uuid`,
    db.$executeRaw`UPDATE business_day SET state = 'OPEN', closed_at = NULL, closed_by_id = NULL, sealed_at = NULL, sealed_by_id = NULL
      WHERE store_id = ${shop.storeId}::uuid AND state = 'SEALED'`,
    db.$executeRaw`ALTER TABLE business_day ENABLE TRIGGER USER`,
  ]);
}

/**
 * The stock book of a product with 50,000 entries: `page` over a year of them, `entries` its list, and `openday`, the worst a
 * product can do: all of them on the open day, where nothing is summed by a seal yet.
 */
export async function measureStockBook({ base, owner, shop }: Bench): Promise<void> {
  const [fast, frantic] = shop.products;
  if (!fast || !frantic) throw new Error('the bench shop has products');
  await makeHistory(owner, shop, fast.id, HISTORY_DAYS);
  await makeHistory(owner, shop, frantic.id, 1);
  await sealHistory(owner, shop);
  await owner.$executeRawUnsafe('VACUUM ANALYZE');
  const ask = (name: string, input: object) => async () => {
    await call(
      base,
      'query',
      `stock.${name}`,
      { storeId: shop.storeId, storeIds: [shop.storeId], ...input },
      shop.officeCookie,
    );
  };
  const year = { from: addDays(shop.day, 1 - HISTORY_DAYS), to: shop.day };
  const once = { c: 1, n: 100 };
  await measure('stockbook.page', once, ask('book', { productId: fast.id, ...year }));
  await measure('stockbook.entries', once, ask('entries', { productId: fast.id }));
  await measure(
    'stockbook.openday',
    once,
    ask('book', { productId: frantic.id, from: shop.day, to: shop.day }),
  );
  await unsealHistory(owner, shop);
}

/** The live report of the store-day the shop lived through (`liveADay`). */
export async function measureCompile({ base, shop }: Bench): Promise<void> {
  await measure('report.compile', { c: 1, n: 60 }, () =>
    call(base, 'query', 'reports.ofDay', { storeId: shop.storeId, day: shop.day }, shop.officeCookie).then(
      () => undefined,
    ),
  );
}
