import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { createCallerFactory } from '@/server/platform/trpc';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { appRouter } from '@/server/router';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { addSealedMonths } from '@/tests/factories/stock-months';
import { asOwner } from '@/tests/helpers/database';
import { slowMovers } from './slow-movers';

type Shop = Awaited<ReturnType<typeof makeCounter>>;
let shop: Shop;
let storeId: string;
type Keeper = Awaited<ReturnType<typeof contextOf>>;
let keeper: Keeper;
let supplierId: string;
const now = new Date();
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const today = businessDayOf(now, 'Asia/Shanghai', 240);

beforeEach(async () => {
  shop = await makeCounter();
  storeId = shop.store.id;
  await db().store.update({ where: { id: storeId }, data: { firstDay: ago(900) } });
  keeper = await contextOf(await makePerson(['STOCK_KEEPER'], storeId));
  supplierId = newId();
  await db().supplier.create({ data: { id: supplierId, code: newId(), name: '供应商' } });
});

async function receive(
  productId: string,
  quantity: string,
  days: number,
  unitCost = '100',
  by: Keeper & { storeId?: string } = keeper,
) {
  await receiveGoods.execute(
    { ...by, now: ago(days) },
    {
      storeId: by.storeId ?? storeId,
      requestId: newId(),
      supplierId,
      supplierNote: newId(),
      lines: [{ productId, quantity, unitCost }],
    },
  );
}

let seq = 0;
async function sell(
  product: Parameters<typeof makeSale>[1][number]['product'],
  days: number,
  at: Shop = shop,
) {
  seq += 1;
  const sale = makeSale({ ...at.at(seq), occurredAt: ago(days) }, [{ product }]);
  await completeSale({ ...at.ctx, now: ago(days) }, { storeId: at.store.id, ...sale });
}

async function seal(before: string) {
  await asOwner(
    `UPDATE business_day SET state = 'SEALED', closed_at = now(), closed_by_id = $2, sealed_at = now(), sealed_by_id = $2
     WHERE store_id = $1 AND day < $3`,
    [storeId, shop.person.id, before],
  );
  await addSealedMonths(storeId);
}

const yes = () => true;
const slow = (days = 90, over: object = {}) =>
  slowMovers(db(), { storeIds: [storeId], days, ...over }, yes, now);

describe('slow movers', () => {
  it.each(['open', 'sealed'])(
    'are as old as the newest goods in that are still there, days %s',
    async (days) => {
      const product = await makeProduct();
      await receive(product.id, '2', 500);
      await receive(product.id, '4', 250);
      await receive(product.id, '3', 10);
      await sell(product, 200);
      if (days === 'sealed') await seal(addDays(today, -100));
      const { rows, totals } = await slow();
      // 8 left: 3 of the last delivery, 4 of the one before, and one of the first.
      expect(rows).toMatchObject([
        {
          productId: product.id,
          onHand: '8',
          valueFen: 800,
          lastSale: addDays(today, -200),
          lastReceipt: addDays(today, -10),
          ages: ['3', '0', '0', '4', '1'],
          sellsAt: null,
        },
      ]);
      expect(totals).toEqual({ products: 1, valueFen: 800, agesFen: [300, 0, 0, 400, 100] });
      expect((await slow(201)).rows).toEqual([]);
    },
  );

  it('are not what sold lately or is gone, and lead to where they sell', async () => {
    const [sold, gone, slowOne, never] = [
      await makeProduct(),
      await makeProduct(),
      await makeProduct(),
      await makeProduct(),
    ];
    for (const product of [sold, gone, slowOne, never]) await receive(product.id, '1', 120);
    await receive(sold.id, '1', 120);
    await sell(sold, 5);
    await sell(gone, 100);
    const other = await makeCounter();
    seq = 0;
    await sell(slowOne, 3, other);
    const { rows, totals } = await slow();
    expect(rows.map((row) => row.productId).sort()).toEqual([slowOne.id, never.id].sort());
    expect(totals.products).toBe(2);
    expect(rows.find((row) => row.productId === slowOne.id)).toMatchObject({
      lastSale: null,
      ages: ['0', '0', '1', '0', '0'],
      sellsAt: { storeId: other.store.id, store: other.store.name },
    });
    const blind = await slowMovers(db(), { storeIds: [storeId], days: 90 }, () => false, now);
    expect(blind.rows[0]?.valueFen).toBeNull();
    expect(blind.totals).toMatchObject({ valueFen: null, agesFen: null });
    const found = await slow(90, { term: never.code });
    expect(found.rows.map((row) => row.productId)).toEqual([]);
  });

  it('come the dearest first, page by page', async () => {
    for (let one = 0; one < 53; one += 1) {
      const product = await makeProduct();
      await receive(product.id, '1', 60, String(100 + (one % 7)));
    }
    const first = await slow(30);
    const second = await slow(30, { cursor: first.nextCursor });
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([50, 3, null]);
    const values = [...first.rows, ...second.rows].map((row) => row.valueFen ?? 0);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(new Set([...first.rows, ...second.rows].map((row) => row.productId)).size).toBe(53);
  });

  it('are not what came three weeks ago: only what has stood as long as nothing sold', async () => {
    const [fresh, again, mixed] = [await makeProduct(), await makeProduct(), await makeProduct()];
    await receive(fresh.id, '4', 21);
    // Sold out long ago and bought anew: what stands there is new.
    await receive(again.id, '2', 300);
    seq = 0;
    await sell(again, 250);
    await sell(again, 240);
    await receive(again.id, '3', 21);
    // Some of it old, some new: the old is slow.
    await receive(mixed.id, '1', 200);
    await receive(mixed.id, '1', 21);
    const listed = async (days: number) =>
      (await slow(days)).rows.map(({ productId }) => productId).toSorted();
    expect(await listed(90)).toEqual([mixed.id]);
    expect(await listed(30)).toEqual([mixed.id]);
  });

  it('of several stores are each store’s own, the dearest of all first, and their sums are of all', async () => {
    const other = await makeCounter();
    await db().store.update({
      where: { id: other.store.id },
      data: { firstDay: ago(900), timeZone: 'America/New_York' },
    });
    const [both, here] = [await makeProduct(), await makeProduct()];
    const there = { ...(await contextOf(await makePerson(['STOCK_KEEPER'], null))), storeId: other.store.id };
    await receive(both.id, '2', 120);
    await receive(here.id, '1', 100, '50');
    await receive(both.id, '3', 400, '300', there);
    // Sold lately in one of them: slow in the other all the same.
    await receive(here.id, '2', 300, '70', there);
    seq = 0;
    await sell(here, 3, other);
    const storeIds = [storeId, other.store.id];
    const found = await slow(90, { storeIds });
    expect(found.rows).toMatchObject([
      {
        storeId: other.store.id,
        productId: both.id,
        onHand: '3',
        valueFen: 900,
        ages: ['0', '0', '0', '0', '3'],
      },
      { storeId, productId: both.id, onHand: '2', valueFen: 200, ages: ['0', '0', '2', '0', '0'] },
      { storeId, productId: here.id, onHand: '1', valueFen: 50, sellsAt: { storeId: other.store.id } },
    ]);
    expect(found.totals).toEqual({ products: 3, valueFen: 1150, agesFen: [0, 0, 250, 0, 900] });
    const alone = await Promise.all(storeIds.map((one) => slow(90, { storeIds: [one] })));
    expect(
      alone
        .flatMap(({ rows }) => rows)
        .map(({ valueFen }) => valueFen)
        .sort(),
    ).toEqual([200, 50, 900]);
    const first = await slowMovers(db(), { storeIds, days: 90 }, yes, now, 2);
    const second = await slowMovers(
      db(),
      { storeIds, days: 90, cursor: first.nextCursor ?? '' },
      yes,
      now,
      2,
    );
    expect([...first.rows, ...second.rows]).toEqual(found.rows);
    expect(second.nextCursor).toBeNull();
  });

  it('say values of the stores where they may be seen, and no sum or cursor tells the others', async () => {
    const other = await makeCounter();
    await db().store.update({ where: { id: other.store.id }, data: { firstDay: ago(900) } });
    const there = { ...(await contextOf(await makePerson(['STOCK_KEEPER'], null))), storeId: other.store.id };
    const product = await makeProduct();
    await receive(product.id, '2', 120, '7777');
    await receive(product.id, '3', 120, '8888', there);
    const storeIds = [storeId, other.store.id];
    const found = await slowMovers(db(), { storeIds, days: 90 }, (one) => one === storeId, now, 1);
    const rest = await slowMovers(
      db(),
      { storeIds, days: 90, cursor: found.nextCursor ?? '' },
      (one) => one === storeId,
      now,
      1,
    );
    expect([...found.rows, ...rest.rows].map((row) => [row.storeId, row.valueFen])).toEqual([
      [other.store.id, null],
      [storeId, 2 * 7777],
    ]);
    expect(found.totals).toEqual({ products: 2, valueFen: null, agesFen: null });
    expect(found.nextCursor).not.toContain(String(3 * 8888));
  });

  it('are refused of a store that is not the person’s, and told of every one that is', async () => {
    const other = await makeCounter();
    const api = createCallerFactory(appRouter)(await contextOf(await makePerson(['STORE_MANAGER'], storeId)));
    const asked = { days: 90, storeIds: [storeId, other.store.id] };
    await expect(api.stock.slowMovers(asked)).rejects.toMatchObject({ cause: expect.any(Forbidden) });
    expect((await api.stock.slowMovers({ ...asked, storeIds: [storeId] })).rows).toEqual([]);
  });
});
