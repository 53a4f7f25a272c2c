import { describe, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { changeProducts } from './change-products';
import { setPrice } from './set-price';

const office = async () => contextOf(await makePerson(['HEAD_OFFICE'], null));
const productOf = (id: string) =>
  db().product.findUniqueOrThrow({ where: { id }, include: { category: true } });

describe('a price set in the list', () => {
  test('changes the list price alone, stands in the price history with its person, and on the trail', async () => {
    const ctx = await office();
    const { id } = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 8_000 });
    const input = { requestId: newId(), productId: id, seenFen: 10_000, listPriceFen: 9_500 };
    expect(await setPrice.execute(ctx, input)).toEqual({ listPriceFen: 9_500, belowFloorFen: null });
    expect(await setPrice.execute(ctx, input)).toEqual({ listPriceFen: 9_500, belowFloorFen: null });
    expect(await productOf(id)).toMatchObject({
      listPriceFen: 9_500n,
      floorPriceFen: 8_000n,
      discontinuedAt: null,
    });
    const moments = await db().productPrice.findMany({ where: { productId: id } });
    expect(moments).toMatchObject([
      { listPriceFen: 9_500n, floorPriceFen: 8_000n, setById: ctx.actor?.personId },
    ]);
    const trail = await db().auditEntry.findMany({ where: { subjectId: id, action: 'catalog.setPrice' } });
    expect(trail).toMatchObject([{ before: { listPriceFen: 10_000 }, after: { listPriceFen: 9_500 } }]);
  });

  test('says when it lies below the floor', async () => {
    const { id } = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 8_000 });
    const input = { requestId: newId(), productId: id, seenFen: 10_000, listPriceFen: 7_999 };
    expect(await setPrice.execute(await office(), input)).toEqual({
      listPriceFen: 7_999,
      belowFloorFen: 8_000,
    });
  });

  test('is refused where somebody set another meanwhile, by right, and of nothing; of two at once one is', async () => {
    const { id } = await makeProduct({ listPriceFen: 10_000 });
    const ctx = await office();
    const set = (seenFen: number, listPriceFen: number, by = ctx) =>
      setPrice.execute(by, { requestId: newId(), productId: id, seenFen, listPriceFen });
    await expect(set(9_900, 1)).rejects.toMatchObject({
      code: 'PRICE_CHANGED_MEANWHILE',
      params: { now: '100.00' },
    });
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], null));
    await expect(set(10_000, 1, manager)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      setPrice.execute(ctx, { requestId: newId(), productId: newId(), seenFen: 1, listPriceFen: 1 }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(set(10_000, -1)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const both = await Promise.allSettled([set(10_000, 11_000), set(10_000, 12_000)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db().productPrice.count({ where: { productId: id } })).toBe(1);
  });
});

describe('products changed together', () => {
  test('go off sale and come back: prices, floors and barcodes stay, what was so already is not written', async () => {
    const ctx = await office();
    const [one, other] = await Promise.all([makeProduct({ floorPriceFen: 8_000 }), makeProduct()]);
    await db().barcode.create({ data: { code: `69${newId().slice(-10)}`, productId: one.id, position: 0 } });
    const productIds = [one.id, other.id, one.id];
    const to = (active: boolean) =>
      changeProducts.execute(ctx, { requestId: newId(), productIds, change: { what: 'active', active } });
    expect(await to(false)).toEqual({ changed: 2 });
    expect((await productOf(one.id)).discontinuedAt).not.toBeNull();
    expect(await to(false)).toEqual({ changed: 0 });
    expect(await to(true)).toEqual({ changed: 2 });
    expect(await productOf(one.id)).toMatchObject({
      discontinuedAt: null,
      listPriceFen: 10_000n,
      floorPriceFen: 8_000n,
    });
    expect(await db().barcode.count({ where: { productId: one.id } })).toBe(1);
    expect(await db().productPrice.count({ where: { productId: { in: [one.id, other.id] } } })).toBe(0);
    expect(await db().auditEntry.count({ where: { subjectId: { in: [one.id, other.id] } } })).toBe(4);
  });

  test('take one category, and are refused together: by right, and where one is nobody’s', async () => {
    const ctx = await office();
    const { id } = await makeProduct();
    const change = { what: 'category' as const, categoryName: ' 灯具 ' };
    await changeProducts.execute(ctx, { requestId: newId(), productIds: [id], change });
    expect((await productOf(id)).category?.name).toBe('灯具');
    const input = {
      requestId: newId(),
      productIds: [id, newId()],
      change: { what: 'active' as const, active: false },
    };
    await expect(changeProducts.execute(ctx, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const clerk = await contextOf(await makePerson(['CLERK'], null));
    await expect(changeProducts.execute(clerk, { ...input, requestId: newId() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await productOf(id)).discontinuedAt).toBeNull();
  });
});
