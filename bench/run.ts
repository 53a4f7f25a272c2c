import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readEnvironment } from '@/lib/environment';
import { keepSecrets } from '@/scripts/data-folder';
import { openDatabase } from '@/scripts/database';
import { projectRoot } from '@/scripts/settings';
import { ensureBuild } from '@/scripts/start/build';
import { startWebServer } from '@/scripts/start/web-server';
import { freePort } from '@/scripts/test/free-port';
import { connect, type Db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { type BenchShop, makeBenchShop } from './fixtures';
import { call } from './http';
import { LimitSql } from './limit-sql';
import { measure, print, round } from './measure';
import { benchSale } from './sales';

const PRODUCTS = 20_000;

/** Memory of the server process, MB, from the system's own account. */
function memoryMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** One product with 50,000 entries over a year: adjustments in and out, as one statement each. */
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
  await db.$executeRawUnsafe('VACUUM ANALYZE stock_entry');
  return productId;
}

async function measureAll(base: string, owner: Db, ownerUrl: string, shop: BenchShop): Promise<void> {
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
  const limit = new LimitSql(ownerUrl, 8);
  await limit.prepare(shop.products.map((product) => product.id));
  const sql = await measure('limit.sql', { c: 8, n: 8_000 }, () => limit.sale());
  await limit.close();
  const http = await measure('limit.http', { c: 8, n: 6_000 }, () =>
    call(base, 'query', 'health.nothing', null, '').then(() => undefined),
  );
  const both = round(1 / (1 / sql.per_s + 1 / http.per_s));
  print({ name: 'limit.both', c: 8, per_s: both });
  await measure('checkout.http', { c: 1, n: 500 }, () => complete(0));
  const checkout = await measure('checkout.http', { c: 8, n: 4_000 }, (worker) => complete(worker));
  print({ name: 'checkout.http/limit.both', ratio: round(checkout.per_s / both), wanted: 0.4 });
  const batch = await measure('checkout.batch', { c: 2, n: 250, perCall: 20 }, async (worker) => {
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
  });
  print({ name: 'checkout.batch/limit.sql', ratio: round(batch.per_s / sql.per_s), wanted: 0.4 });
  const hot = await measure('checkout.hot', { c: 8, n: 2_000 }, (worker) =>
    complete(worker, shop.products[7]),
  );
  print({ name: 'checkout.hot/checkout.http', ratio: round(hot.per_s / checkout.per_s), wanted: 0.5 });
  for (const [name, term] of [
    ['word', '沙发'],
    ['two words', '北欧 书柜'],
    ['barcode', shop.products[777]?.barcode ?? ''],
  ] as const) {
    await measure(`search.http ${name}`, { c: 1, n: 300 }, () =>
      call(base, 'query', 'catalog.search', { term }, shop.officeCookie).then((rows) => {
        if (!Array.isArray(rows) || rows.length === 0) throw new Error(`nothing found for ${term}`);
      }),
    );
  }
  await measureReports(base, owner, shop);
}

async function measureReports(base: string, owner: Db, shop: BenchShop): Promise<void> {
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

/** A store-day of 500 tickets in a shop of its own day, then the live report of it. */
async function measureCompile(base: string, shop: BenchShop): Promise<void> {
  for (let at = 0; at < 25; at += 1) {
    const till = shop.tills[at % 8];
    if (!till) continue;
    const sales = Array.from({ length: 20 }, () => benchSale(shop, till));
    await call(base, 'mutation', 'sales.completeSales', { storeId: shop.storeId, sales }, till.cookie);
  }
  await measure('report.compile', { c: 1, n: 60 }, () =>
    call(base, 'query', 'reports.ofDay', { storeId: shop.storeId, day: shop.day }, shop.officeCookie).then(
      () => undefined,
    ),
  );
}

const dataFolder = path.join(projectRoot, '.data/bench');
rmSync(dataFolder, { recursive: true, force: true });
const port = await freePort();
const settings = readEnvironment({
  DAYBOOK_DATA: dataFolder,
  DAYBOOK_DEMO: 'off',
  PORT: String(port),
  HOST: '127.0.0.1',
});
await ensureBuild(console.error);
const database = await openDatabase(settings, { say: console.error });
process.env.DATABASE_APP_URL = database.appUrl;
const owner = connect(database.ownerUrl, 4);
const { auth } = keepSecrets(settings.dataFolder);
const base = `http://127.0.0.1:${port}`;
const server = await startWebServer(settings, database, { LOG_LEVEL: 'error' });
try {
  console.error(`A shop with ${PRODUCTS} products ...`);
  const shop = await makeBenchShop(owner, auth, PRODUCTS);
  await measureCompile(base, shop);
  await measureAll(base, owner, database.ownerUrl, shop);
  print({ name: 'memory', server_mb: memoryMb(server.pid), wanted_at_most: 400 });
  const facts = await owner.$transaction((tx) => checkBooks(tx), { timeout: 600_000 });
  print({
    name: 'books:check',
    differences: facts.reduce((sum, fact) => sum + fact.differences, 0),
    examples: facts.flatMap((fact) => fact.examples).slice(0, 5),
  });
} finally {
  await owner.$disconnect();
  await server.stop();
  await database.release();
}
process.exit(0);
