import { beforeAll, expect, it } from 'vitest';
import { businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { addToSalesDays } from '@/server/sales/add-to-sales-days';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { callerWith } from '@/tests/helpers/calls-of-roles';
import { asOwner } from '@/tests/helpers/database';
import { coverFromSales } from './analysis/cover-from-sales';
import { monthAnalysis } from './analysis/month-analysis';

let shop: Awaited<ReturnType<typeof makeCounter>>;
let other: Awaited<ReturnType<typeof makeCounter>>;
let month: string;
let day: string;
const categoryId = '019aaaaa-0000-7000-8000-000000000001';

beforeAll(async () => {
  [shop, other] = [await makeCounter(), await makeCounter()];
  await db().category.create({ data: { id: categoryId, name: '灯' } });
  const [lamp, cloth] = [
    await makeProduct({ listPriceFen: 60_000, unit: '盏' }),
    await makeProduct({ listPriceFen: 9_900, unit: '米', decimals: 3 }),
  ];
  await db().product.updateMany({ where: { id: lamp.id }, data: { categoryId, brand: '光年' } });
  const sell = (at: typeof shop, seq: number, lines: Parameters<typeof makeSale>[1]) =>
    completeSale(at.ctx, { storeId: at.store.id, ...makeSale(at.at(seq), lines) });
  await sell(shop, 1, [{ product: lamp, quantity: '2' }]);
  await sell(shop, 2, [
    { product: lamp, discount: { kind: 'amount', fen: 1_000 } },
    { product: cloth, quantity: '1.5' },
  ]);
  await sell(other, 1, [{ product: lamp }]);
  day = businessDayOf(new Date(), shop.store.timeZone, shop.store.dayStartMinute);
  month = day.slice(0, 7);
});

const analysis = (storeIds: string[]) => monthAnalysis(db(), storeIds, month, new Date());
const CLOTH_FEN = 14_850;
const LAMPS_FEN = 179_000;

it('adds what sold by category and band, brand, person, hour and weekday, units apart', async () => {
  const found = await analysis([shop.store.id]);
  expect(found).toMatchObject({ tickets: 2, netFen: CLOTH_FEN + LAMPS_FEN });
  expect(found.categories).toEqual([
    {
      key: categoryId,
      name: '灯',
      pieces: [{ unit: '盏', quantity: '3' }],
      netFen: LAMPS_FEN,
      bands: [{ band: 2, pieces: [{ unit: '盏', quantity: '3' }], netFen: LAMPS_FEN }],
    },
    {
      key: null,
      name: '',
      pieces: [{ unit: '米', quantity: '1.5' }],
      netFen: CLOTH_FEN,
      bands: [{ band: 0, pieces: [{ unit: '米', quantity: '1.5' }], netFen: CLOTH_FEN }],
    },
  ]);
  expect(found.brands.map(({ key, netFen }) => [key, netFen])).toEqual([
    ['光年', LAMPS_FEN],
    [null, CLOTH_FEN],
  ]);
  for (const part of [found.people, found.hours, found.weekdays])
    expect(part.reduce((sum, { netFen }) => sum + netFen, 0)).toBe(found.netFen);
  expect(found.people).toMatchObject([
    { key: shop.ctx.actor.personId, pieces: expect.arrayContaining([{ unit: '米', quantity: '1.5' }]) },
  ]);
  expect((await analysis([shop.store.id, other.store.id])).netFen).toBe(found.netFen + 60_000);
});

it('opens each figure to the lines it is made of', async () => {
  const found = await analysis([shop.store.id]);
  const caller = callerWith('STORE_MANAGER', shop.store.id).insight;
  const of = { storeIds: [shop.store.id], month };
  const total = async (parts: object) => (await caller.soldLineTotals({ ...of, ...parts })).netFen;
  expect(await total({})).toBe(found.netFen);
  for (const { key, netFen, bands } of found.categories) {
    expect(await total({ category: key ?? 'none' })).toBe(netFen);
    for (const cell of bands)
      expect(await total({ category: key ?? 'none', band: cell.band })).toBe(cell.netFen);
  }
  for (const { key, netFen } of found.brands) expect(await total({ brand: key ?? 'none' })).toBe(netFen);
  for (const { key, netFen } of found.people) expect(await total({ person: key })).toBe(netFen);
  for (const { key, netFen } of found.hours) expect(await total({ hour: Number(key) })).toBe(netFen);
  for (const { key, netFen } of found.weekdays) expect(await total({ weekday: Number(key) })).toBe(netFen);
  expect(await total({ hour: (Number(found.hours[0]?.key) + 5) % 24 })).toBe(0);
  const { rows } = await caller.soldLines({ ...of, brand: '光年' });
  expect(rows).toHaveLength(2);
  const tickets = await db().ticket.findMany({ where: { storeId: shop.store.id }, select: { number: true } });
  expect(new Set(rows.map(({ number }) => number))).toEqual(new Set(tickets.map(({ number }) => number)));
  await expect(callerWith('STORE_MANAGER', other.store.id).insight.soldLines({ ...of })).rejects.toThrow();
  await expect(callerWith('CLERK', shop.store.id).insight.analysis({ ...of })).rejects.toThrow();
});

it('says the same of a sealed day, and follows a product into another category', async () => {
  const before = await analysis([shop.store.id]);
  await db().$transaction((tx) => addToSalesDays(tx, shop.store.id, day));
  await asOwner(
    `UPDATE business_day SET state = 'SEALED', closed_at = now(), closed_by_id = $2, sealed_at = now(), sealed_by_id = $2
     WHERE store_id = $1`,
    [shop.store.id, shop.ctx.actor.personId],
  );
  expect(await analysis([shop.store.id])).toEqual(before);
  await db().product.updateMany({ where: { categoryId }, data: { categoryId: null } });
  const moved = await analysis([shop.store.id]);
  expect(moved.categories.map(({ key, netFen }) => [key, netFen])).toEqual([[null, before.netFen]]);
  expect(await monthAnalysis(db(), [shop.store.id], '2020-01', new Date())).toMatchObject({
    tickets: 0,
    categories: [],
  });
});

it('says how many people each hour needs by what was sold, yesterday and before', async () => {
  const tomorrow = new Date(Date.now() + 86_400_000);
  const found = await coverFromSales(db(), shop.store.id, tomorrow);
  expect(found).toMatchObject({ basis: 'ONE_PERSON', servedFen: CLOTH_FEN + LAMPS_FEN });
  expect(found?.hours.HOLIDAY.every(({ people }) => people >= 1)).toBe(true);
  // Today's sales are not counted yet.
  expect(await coverFromSales(db(), shop.store.id, new Date())).toBeNull();
});
