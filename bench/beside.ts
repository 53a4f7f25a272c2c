import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import manifest from '@/package.json';
import { takeBackup } from '@/server/backups/take-backup';
import { newId } from '@/server/platform/ids';
import type { Bench } from './bench';
import { call } from './http';
import { print, round } from './measure';
import { benchSale } from './sales';
import { measureSignIn } from './sign-in';

/** Eight tills sell at their pace, about twenty sales a second, while something long goes on beside them. */
const PACE_MS = 400;
const LEAST_SALES = 100;
const LINES = 50_000;
const EVENTS = 500;

export async function measureBeside(bench: Bench): Promise<void> {
  await beside(bench, 'import', await importOfEverything(bench));
  await beside(bench, 'stocktake', await postingOfEverything(bench, { shortOf: 50, zones: ['91', '92'] }));
  await beside(bench, 'first count', await postingOfEverything(bench, { shortOf: 1, zones: ['93', '94'] }));
  await beside(bench, 'backup', () => backup(bench));
  await measureSignIn(bench);
}

async function beside(bench: Bench, what: string, work: () => Promise<void>): Promise<void> {
  const { base, shop } = bench;
  const times: number[] = [];
  let busy = 0;
  let over = false;
  const began = performance.now();
  const working = work().finally(() => {
    over = true;
  });
  await Promise.all(
    shop.tills.map(async (till, at) => {
      await pause((at * PACE_MS) / shop.tills.length);
      while (!over || times.length < LEAST_SALES) {
        const started = performance.now();
        const sale = { storeId: shop.storeId, ...benchSale(shop, till) };
        await call(base, 'mutation', 'sales.completeSale', sale, till.cookie).catch((error: Error) => {
          if (!/BUSY|UNAVAILABLE/.test(error.message)) throw error;
          busy += 1;
        });
        const took = performance.now() - started;
        times.push(took);
        await pause(Math.max(0, PACE_MS - took));
      }
    }),
  );
  await working;
  times.sort((a, b) => a - b);
  const at = (part: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
  print({
    name: 'checkout.beside',
    beside: what,
    seconds: round((performance.now() - began) / 1000),
    n: times.length,
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    busy,
    wanted_at_most: 150,
  });
}

/** Every product of the shop anew, with another name: a file of 20,000 rows. */
async function importOfEverything({ base, shop, owner }: Bench): Promise<() => Promise<void>> {
  const known = await owner.product.findMany({ select: { code: true, name: true, listPriceFen: true } });
  const rows = known.map(
    ({ code, name, listPriceFen }) => `${code},${name} 新,${Number(listPriceFen) / 100}`,
  );
  const body = ['编码,名称,售价', ...rows].join('\n');
  const answer = await fetch(`${base}/api/imports`, {
    method: 'POST',
    headers: { cookie: shop.adminCookie, 'content-type': 'text/csv' },
    body,
  });
  const { uploadId } = (await answer.json()) as { uploadId: string };
  return async () => {
    const request = { requestId: newId(), uploadId, fileName: 'bench.csv', dryRun: false };
    const result = (await call(base, 'mutation', 'imports.products', request, shop.adminCookie)) as {
      written: boolean;
    };
    if (!result.written) throw new Error('the import was not written');
  };
}

/** Fifty thousand shelves counted, a piece short on every so many of those with goods: of all when a shop counts first. */
async function postingOfEverything(
  { base, owner, shop }: Bench,
  { shortOf, zones }: { shortOf: number; zones: readonly string[] },
): Promise<() => Promise<void>> {
  const goods = await owner.zone.findFirstOrThrow({ where: { storeId: shop.storeId, kind: 'UNZONED' } });
  const empty = await Promise.all(
    zones.map((code) =>
      owner.zone.create({ data: { storeId: shop.storeId, id: newId(), code, name: code, kind: 'FLOOR' } }),
    ),
  );
  const zoneIds = [goods, ...empty].map(({ id }) => id);
  const stocktakeId = newId();
  const store = () => ({ storeId: shop.storeId, requestId: newId() });
  const office = (procedure: string, input: object) =>
    call(base, 'mutation', procedure, input, shop.officeCookie);
  await office('stocktake.plan', {
    ...store(),
    requestId: stocktakeId,
    kind: 'ZONE',
    title: 'beside',
    zoneIds,
  });
  await office('stocktake.start', { ...store(), stocktakeId });
  const sheets = await owner.stocktakeSheet.findMany({ where: { storeId: shop.storeId, stocktakeId } });
  const levels = await owner.stockLevel.findMany({ where: { storeId: shop.storeId, zoneId: goods.id } });
  const onHand = new Map(levels.map((level) => [level.productId, Math.max(0, Number(level.onHand))]));
  let left = LINES;
  for (const sheet of sheets.toSorted((a) => (a.zoneId === goods.id ? -1 : 1))) {
    const isGoods = sheet.zoneId === goods.id;
    const counted = shop.products.slice(0, left);
    left -= counted.length;
    for (let from = 0; from < counted.length; from += EVENTS) {
      const events = counted.slice(from, from + EVENTS).map(({ id: productId }, index) => {
        const there = isGoods ? (onHand.get(productId) ?? 0) : 0;
        const quantity = String(Math.max(0, there - (isGoods && index % shortOf === 0 ? 1 : 0)));
        return { id: newId(), productId, kind: 'TYPED', quantity, occurredAt: new Date() };
      });
      const input = { ...store(), sheetId: sheet.id, phoneKey: 'file', sentAt: new Date(), events };
      await office('stocktake.recordCounts', input);
    }
    await office('stocktake.finishSheet', { ...store(), sheetId: sheet.id });
  }
  const review = (await call(
    base,
    'query',
    'stocktake.review',
    { storeId: shop.storeId, stocktakeId, filter: 'all', offset: 0 },
    shop.officeCookie,
  )) as { totals: { variances: number; undecided: number } };
  if (review.totals.undecided > 0) throw new Error(`${review.totals.undecided} lines are not counted`);
  return async () => {
    await office('stocktake.post', {
      ...store(),
      stocktakeId,
      seenVariances: review.totals.variances,
      skipRecountReason: 'bench',
    });
  };
}

async function backup({ ownerUrl }: Bench): Promise<void> {
  const file = path.join(tmpdir(), `daybook-bench-${process.pid}.backup`);
  try {
    await takeBackup(ownerUrl, file, manifest.version);
  } finally {
    rmSync(file, { force: true });
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
