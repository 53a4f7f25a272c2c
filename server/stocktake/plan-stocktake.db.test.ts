import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { makeStocktakeShop } from '@/tests/factories/stocktake';
import { addSchedule, endSchedule } from './keep-schedules';
import { listSchedules } from './list-stocktakes';
import { planStocktake } from './plan-stocktake';
import { cancelStocktake, startStocktake } from './start-stocktake';

const AT = new Date('2026-11-23T02:00:00Z');

let shop: Awaited<ReturnType<typeof makeStocktakeShop>>;
let goods: Awaited<ReturnType<typeof shop.stocked>>[];
beforeAll(async () => {
  shop = await makeStocktakeShop(AT);
  goods = [];
  for (let n = 0; n < 5; n += 1) goods.push(await shop.stocked(n + 1));
});

const plan = async (over: object) =>
  planStocktake.execute(await shop.as(shop.manager), {
    ...shop.base(),
    kind: 'STORE',
    title: '盘点',
    ...over,
  });

describe('planning', () => {
  it('makes a sheet for each zone, never for goods awaiting pickup', async () => {
    const { stocktakeId, zones } = await plan({});
    const sheets = await db().stocktakeSheet.findMany({ where: { storeId: shop.store.id, stocktakeId } });
    expect(zones).toBe(4);
    expect(sheets.map(({ zoneId }) => zoneId)).not.toContain(shop.store.zones.awaiting.id);
  });

  it('draws a sample by lot, and finds where its goods stand', async () => {
    const { stocktakeId, zones, products } = await plan({ kind: 'SAMPLE', sampleSize: 3 });
    expect({ zones, products }).toEqual({ zones: 1, products: 3 });
    const drawn = await db().stocktakeProduct.findMany({ where: { storeId: shop.store.id, stocktakeId } });
    expect(new Set(drawn.map(({ productId }) => productId)).size).toBe(3);
  });

  it('takes a category, or products by name', async () => {
    const category = await db().category.create({ data: { id: newId(), name: `沙发${shop.store.code}` } });
    await db().product.updateMany({
      where: { id: { in: goods.slice(0, 2).map(({ id }) => id) } },
      data: { categoryId: category.id },
    });
    expect(await plan({ kind: 'CATEGORY', categoryId: category.id })).toMatchObject({
      products: 2,
      zones: 1,
    });
    expect(await plan({ kind: 'PRODUCT', productIds: [goods[0]?.id] })).toMatchObject({ products: 1 });
    await expect(plan({ kind: 'CATEGORY', categoryId: newId() })).rejects.toMatchObject({
      code: 'STOCKTAKE_NOTHING',
    });
    await expect(plan({ kind: 'PRODUCT', productIds: [newId()] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(plan({ kind: 'ZONE' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const elsewhere = await makeStocktakeShop(AT);
    await expect(plan({ kind: 'ZONE', zoneIds: [elsewhere.zones.floor] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is a manager’s, is said in the audit trail, and numbers without gaps', async () => {
    const clerk = await shop.as(shop.first);
    await expect(planStocktake.execute(clerk, { ...shop.base(), kind: 'STORE', title: 'x' })).rejects.toThrow(
      Forbidden,
    );
    const input = { ...shop.base(), kind: 'STORE' as const, title: '半年盘点' };
    const first = await planStocktake.execute(await shop.as(shop.manager), input);
    expect(await planStocktake.execute(await shop.as(shop.manager), input)).toEqual(first);
    const all = await db().stocktake.findMany({
      where: { storeId: shop.store.id },
      orderBy: { number: 'asc' },
    });
    expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
    expect(
      await db().auditEntry.count({ where: { scopeId: shop.store.id, subjectId: first.stocktakeId } }),
    ).toBe(1);
  });
});

describe('starting', () => {
  const start = async (stocktakeId: string) =>
    startStocktake.execute(await shop.as(shop.manager, 1), { ...shop.base(), stocktakeId });

  it('lets one stocktake count a shelf at a time, also when two start at once', async () => {
    const [one, two] = [await plan({ kind: 'ZONE', zoneIds: [shop.zones.floor] }), await plan({})];
    const results = await Promise.allSettled([start(one.stocktakeId), start(two.stocktakeId)]);
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'STOCKTAKE_OVERLAPS' } },
    ]);
    for (const { stocktakeId } of [one, two])
      await cancelStocktake.execute(await shop.as(shop.manager, 2), {
        ...shop.base(),
        stocktakeId,
        reason: '试',
      });
    await expect(start(one.stocktakeId)).rejects.toMatchObject({
      code: 'STOCKTAKE_STATE_WRONG',
      params: { state: 'cancelled' },
    });
  });

  it('lets different goods of one shelf be counted side by side', async () => {
    const [one, two] = [
      await plan({ kind: 'PRODUCT', productIds: [goods[0]?.id] }),
      await plan({ kind: 'PRODUCT', productIds: [goods[1]?.id] }),
    ];
    await start(one.stocktakeId);
    await start(two.stocktakeId);
    const three = await plan({ kind: 'PRODUCT', productIds: [goods[1]?.id, goods[2]?.id] });
    await expect(start(three.stocktakeId)).rejects.toMatchObject({ code: 'STOCKTAKE_OVERLAPS' });
  });
});

it('a cycle count comes due, is planned, and is due again later', async () => {
  const manager = await shop.as(shop.manager);
  const { scheduleId } = await addSchedule.execute(manager, {
    ...shop.base(),
    title: '周循环盘点',
    sampleSize: 2,
    everyDays: 7,
    firstOn: '2026-11-20',
  });
  const mine = async () =>
    (await listSchedules(db(), [shop.store.id], AT)).find(({ id }) => id === scheduleId);
  expect(await mine()).toMatchObject({ due: true, nextOn: '2026-11-20' });
  await plan({ kind: 'SAMPLE', sampleSize: 2, scheduleId });
  expect(await mine()).toMatchObject({ due: false, nextOn: '2026-11-27' });
  await endSchedule.execute(manager, { ...shop.base(), scheduleId });
  expect(await mine()).toBeUndefined();
  await expect(endSchedule.execute(manager, { ...shop.base(), scheduleId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
