import { beforeAll, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { createCallerFactory } from '@/server/platform/trpc';
import { appRouter } from '@/server/router';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { countEvents, makeStocktakeShop } from '@/tests/factories/stocktake';
import { finishSheet } from './keep-sheets';
import { postStocktake } from './post-stocktake';
import { recordCounts } from './record-counts';
import { shrinkage } from './shrinkage';

// What stocktakes found missing over two stores: each store's own rows, sums of both, and costs where they may be seen.

const AT = new Date('2026-11-23T02:00:00Z');
type Shop = Awaited<ReturnType<typeof makeStocktakeShop>>;
let [here, there]: Shop[] = [];
let storeIds: string[];

/** A stocktake of ten pieces of one product of which so many are found. */
async function found(shop: Shop, quantity: string) {
  const product = await shop.stocked(10, { listPriceFen: 10_000 });
  const { stocktakeId, sheetOf } = await shop.begun();
  const sheetId = sheetOf(shop.zones.floor);
  const at = new Date(AT.getTime() + 600_000);
  await recordCounts.execute(await shop.as(shop.first, 10), {
    ...shop.base(),
    sheetId,
    ...countEvents(at, [{ product, quantity }]),
  });
  for (const one of [sheetId, sheetOf(shop.zones.shelf)])
    await finishSheet.execute(await shop.as(shop.first, 20), { ...shop.base(), sheetId: one });
  await postStocktake.execute(await shop.as(shop.manager, 30), {
    ...shop.base(),
    stocktakeId,
    seenVariances: 1,
    skipRecountReason: '只有一人在店',
  });
}

beforeAll(async () => {
  [here, there] = [await makeStocktakeShop(AT), await makeStocktakeShop(AT)];
  await found(here, '9');
  await found(there, '7');
  storeIds = [here.store.id, there.store.id];
});

const asked = (by: 'zone' | 'person' | 'category' | 'month') => ({
  storeIds,
  from: '2026-11-01',
  to: '2026-11-30',
  by,
});

it('each store has rows of its own, the largest loss first, and the sums are of all', async () => {
  const { rows, total, nextCursor } = await shrinkage(db(), asked('month'), () => true);
  expect(rows).toEqual([
    {
      storeId: storeIds[1],
      name: '2026-11',
      short: '-3',
      over: '0',
      shortFen: -18_000,
      overFen: 0,
      shortListFen: -30_000,
    },
    {
      storeId: storeIds[0],
      name: '2026-11',
      short: '-1',
      over: '0',
      shortFen: -6000,
      overFen: 0,
      shortListFen: -10_000,
    },
  ]);
  expect(total).toEqual({
    count: 2,
    short: '-4',
    over: '0',
    shortFen: -24_000,
    overFen: 0,
    shortListFen: -40_000,
  });
  expect(nextCursor).toBeNull();
  for (const by of ['zone', 'person', 'category'] as const)
    expect((await shrinkage(db(), asked(by), () => true)).rows.map(({ storeId }) => storeId)).toEqual(
      storeIds.toReversed(),
    );
});

it('goes on page by page with the same sums', async () => {
  const first = await shrinkage(db(), asked('zone'), () => true, 1);
  const second = await shrinkage(db(), { ...asked('zone'), cursor: first.nextCursor ?? '' }, () => true, 1);
  expect([...first.rows, ...second.rows].map(({ storeId }) => storeId)).toEqual(storeIds.toReversed());
  expect(second.total).toEqual(first.total);
  expect(second.nextCursor).toBeNull();
});

it('says costs of the stores where they may be seen, and sums of them only where all may', async () => {
  const { rows, total } = await shrinkage(db(), asked('zone'), (storeId) => storeId === storeIds[0]);
  expect(rows.map(({ shortFen }) => shortFen)).toEqual([null, -6000]);
  expect(total).toMatchObject({ short: '-4', shortFen: null, overFen: null, shortListFen: -40_000 });
});

it('is refused where one of the stores is not the person’s', async () => {
  const api = createCallerFactory(appRouter)(
    await contextOf(await makePerson(['STORE_MANAGER'], storeIds[0] ?? '')),
  );
  await expect(api.stocktake.shrinkage(asked('zone'))).rejects.toMatchObject({
    cause: expect.any(Forbidden),
  });
  const own = await api.stocktake.shrinkage({ ...asked('zone'), storeIds: [storeIds[0] ?? ''] });
  expect(own.rows).toHaveLength(1);
});
