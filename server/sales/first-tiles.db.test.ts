import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { arrangeTiles } from './arrange-tiles';
import { completeSale } from './complete-sale';
import { firstTiles } from './first-tiles';

describe('the first page of tiles', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let products: string[];
  const base = () => ({ storeId: shop.store.id, requestId: newId() });

  beforeAll(async () => {
    shop = await makeCounter(['CLERK', 'STORE_MANAGER']);
    const made = await Promise.all([makeProduct(), makeProduct(), makeProduct()]);
    products = made.map(({ id }) => id);
    // Often sold beats much sold.
    let seq = 0;
    for (const [place, times] of [1, 3, 2].entries()) {
      const product = made[place];
      for (let time = 0; product && time < times; time += 1) {
        seq += 1;
        const sale = makeSale(shop.at(seq), [{ product }]);
        await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
      }
    }
  });

  it('is what was on most sales, until somebody arranges it', async () => {
    const [one, three, two] = products;
    expect(await firstTiles(shop.ctx, shop.store.id)).toEqual({
      productIds: [three, two, one],
      isArranged: false,
    });
    // A later sale of today moves nothing once there is a day before: tomorrow's tiles are today's sales.
    const tomorrow = { ...shop.ctx, now: new Date(shop.ctx.now.getTime() + 86_400_000) };
    expect((await firstTiles(tomorrow, shop.store.id)).productIds).toEqual([three, two, one]);
    const inOneMonth = { ...shop.ctx, now: new Date(shop.ctx.now.getTime() + 31 * 86_400_000) };
    expect((await firstTiles(inOneMonth, shop.store.id)).productIds).toEqual([]);
  });

  it('is arranged for the whole store, in that order, and given back to the best sellers', async () => {
    const order = [products[2], products[0]].flatMap((id) => id ?? []);
    const request = { ...base(), productIds: order };
    await arrangeTiles.execute(shop.ctx, request);
    await arrangeTiles.execute(shop.ctx, request);
    expect(await firstTiles(shop.ctx, shop.store.id)).toEqual({ productIds: order, isArranged: true });
    await arrangeTiles.execute(shop.ctx, { ...base(), productIds: [] });
    expect((await firstTiles(shop.ctx, shop.store.id)).isArranged).toBe(false);
  });

  it('takes no product twice, and not from a clerk', async () => {
    const id = products[0] ?? '';
    await expect(arrangeTiles.execute(shop.ctx, { ...base(), productIds: [id, id] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    const clerk = await contextOf(await makePerson(['CLERK'], shop.store.id));
    await expect(arrangeTiles.execute(clerk, { ...base(), productIds: [id] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
