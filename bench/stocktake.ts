import type { Db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import type { Bench } from './bench';
import type { BenchShop } from './fixtures';
import { call } from './http';
import { print, round } from './measure';

const PHONES = 20;
const PER_SECOND = 2;
const SECONDS = 10;
/** Lines of the stocktake that is posted. */
const LINES = 5_000;

/** Counting by twenty phones, each at its own pace, and posting a large stocktake. */
export async function measureStocktake({ base, owner, shop }: Bench): Promise<void> {
  const of = await begin(base, owner, shop);
  await count(base, owner, shop, of);
  await post(base, owner, shop, of);
}

interface Sheet {
  stocktakeId: string;
  sheetId: string;
}

async function begin(base: string, owner: Db, shop: BenchShop): Promise<Sheet> {
  const zone = await owner.zone.findFirstOrThrow({ where: { storeId: shop.storeId, kind: 'UNZONED' } });
  const stocktakeId = newId();
  const productIds = shop.products.slice(-LINES).map(({ id }) => id);
  const plan = {
    storeId: shop.storeId,
    requestId: stocktakeId,
    kind: 'ZONE',
    title: 'bench',
    zoneIds: [zone.id],
  };
  await call(base, 'mutation', 'stocktake.plan', plan, shop.officeCookie);
  // A plan by name holds 500 products; a category of exactly these is not in the shop.
  await owner.stocktakeProduct.createMany({
    data: productIds.map((productId) => ({ storeId: shop.storeId, stocktakeId, productId })),
  });
  await call(
    base,
    'mutation',
    'stocktake.start',
    { storeId: shop.storeId, requestId: newId(), stocktakeId },
    shop.officeCookie,
  );
  const sheet = await owner.stocktakeSheet.findFirstOrThrow({
    where: { storeId: shop.storeId, stocktakeId },
  });
  return { stocktakeId, sheetId: sheet.id };
}

function delivery(shop: BenchShop, sheetId: string, phoneKey: string, events: object[]) {
  return { storeId: shop.storeId, requestId: newId(), sheetId, phoneKey, sentAt: new Date(), events };
}

/** Phones count twice a second each, whether or not the answer before is there: a slow server shows as waiting. */
async function count(base: string, owner: Db, shop: BenchShop, { sheetId }: Sheet): Promise<void> {
  const times: number[] = [];
  const goods = shop.products.slice(-LINES);
  const once = async (phone: number) => {
    const product = goods[Math.floor(Math.random() * goods.length)];
    const event = {
      id: newId(),
      productId: product?.id,
      kind: 'SCAN',
      quantity: '1',
      occurredAt: new Date(),
    };
    const began = performance.now();
    await call(
      base,
      'mutation',
      'stocktake.recordCounts',
      delivery(shop, sheetId, `phone-${phone}`, [event]),
      shop.officeCookie,
    );
    times.push(performance.now() - began);
  };
  // As every measure: a tenth of it first, so that connections and plans are there.
  for (let turn = 0; turn < 2; turn += 1)
    await Promise.all(Array.from({ length: PHONES }, (_, phone) => once(phone)));
  times.length = 0;
  const before = await owner.stocktakeCount.count({ where: { storeId: shop.storeId, sheetId } });
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let turn = 0; turn < SECONDS * PER_SECOND; turn += 1) {
    for (let phone = 0; phone < PHONES; phone += 1) {
      const due = began + ((turn + phone / PHONES) * 1_000) / PER_SECOND;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      all.push(once(phone));
    }
  }
  await Promise.all(all);
  const seconds = (performance.now() - began) / 1000;
  const kept = (await owner.stocktakeCount.count({ where: { storeId: shop.storeId, sheetId } })) - before;
  times.sort((a, b) => a - b);
  const at = (part: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
  print({
    name: 'stocktake.count',
    c: PHONES,
    n: times.length,
    seconds: round(seconds),
    per_s: round(times.length / seconds),
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    lost: all.length - kept,
    wanted_p95_ms_at_most: 100,
  });
}

/** Everything counted, a piece short in every second line, then posted at once. */
async function post(
  base: string,
  owner: Db,
  shop: BenchShop,
  { stocktakeId, sheetId }: Sheet,
): Promise<void> {
  const goods = shop.products.slice(-LINES);
  for (let from = 0; from < goods.length; from += 500) {
    const events = goods.slice(from, from + 500).map(({ id: productId }, index) => ({
      id: newId(),
      productId,
      kind: 'TYPED',
      quantity: index % 2 === 0 ? '9' : '10',
      occurredAt: new Date(),
    }));
    await call(
      base,
      'mutation',
      'stocktake.recordCounts',
      delivery(shop, sheetId, 'file', events),
      shop.officeCookie,
    );
  }
  const of = { storeId: shop.storeId, stocktakeId };
  await call(
    base,
    'mutation',
    'stocktake.finishSheet',
    { storeId: shop.storeId, requestId: newId(), sheetId },
    shop.officeCookie,
  );
  const reviewed = performance.now();
  const review = (await call(base, 'query', 'stocktake.review', of, shop.officeCookie)) as {
    totals: { variances: number };
  };
  print({ name: 'stocktake.review', lines: LINES, ms: round(performance.now() - reviewed) });
  const began = performance.now();
  await call(
    base,
    'mutation',
    'stocktake.post',
    { ...of, requestId: newId(), seenVariances: review.totals.variances, skipRecountReason: 'bench' },
    shop.officeCookie,
  );
  const lines = await owner.stocktakeLine.count({ where: of });
  print({
    name: 'stocktake.post',
    lines,
    variances: review.totals.variances,
    seconds: round((performance.now() - began) / 1000),
    wanted_seconds_at_most: 10,
  });
}
