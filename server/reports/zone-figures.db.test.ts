import { beforeAll, expect, test } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import { addCheckItem } from '@/server/zones/checks/keep-check-items';
import { recordCheck } from '@/server/zones/checks/record-check';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { zoneFigures } from './zone-figures';

let shop: Awaited<ReturnType<typeof makeCounter>>;
let manager: Awaited<ReturnType<typeof makePerson>>;
const now = () => new Date();
const today = () => businessDayOf(now(), 'Asia/Shanghai', 240);
const base = () => ({ storeId: shop.store.id, requestId: newId() });
const figures = (over: Partial<Parameters<typeof zoneFigures>[1]> = {}) =>
  zoneFigures(db(), {
    storeId: shop.store.id,
    from: addDays(today(), -1),
    to: today(),
    ownerId: null,
    seesCost: true,
    now: now(),
    ...over,
  });

beforeAll(async () => {
  shop = await makeCounter(['CLERK']);
  const { store, person, device } = shop;
  manager = await makePerson(['STORE_MANAGER', 'STOCK_KEEPER'], store.id);
  const keeper = await contextOf(manager);
  const product = await makeProduct();
  const zoneId = store.zones.floor.id;
  await db().zoneAssignment.create({
    data: { storeId: store.id, id: newId(), zoneId, personId: person.id, startsAt: new Date('2026-01-01') },
  });
  await db().productPlace.create({ data: { storeId: store.id, productId: product.id, zoneId } });
  const supplier = await db().supplier.create({ data: { id: newId(), code: newId(), name: '供应商' } });
  await receiveGoods.execute(keeper, {
    ...base(),
    supplierId: supplier.id,
    supplierNote: 'N1',
    lines: [{ productId: product.id, quantity: '10', unitCost: '6000' }],
  });
  const sale = makeSale(shop.at(1), [
    { product, quantity: '3' },
    { product, handover: 'LATER', quantity: '2' },
  ]);
  await completeSale(shop.ctx, { storeId: store.id, ...sale });
  await completeReturn.execute(shop.ctx, {
    ...base(),
    ...makeReturn({ prefix: device.prefix, seq: 2, sessionId: shop.session.id }, sale, {
      disposition: 'DAMAGED',
      refundFen: 10_000,
    }),
  });
  const { itemId } = await addCheckItem.execute(keeper, { ...base(), rhythm: 'DAILY', text: '整洁' });
  await addCheckItem.execute(keeper, { ...base(), rhythm: 'DAILY', text: '价签' });
  await recordCheck.execute(shop.ctx, { ...base(), zoneId, itemId, passed: true });
});

test('a zone’s and its owner’s figures add up to the shop’s', async () => {
  const { zones, people } = await figures();
  const floor = zones.find(({ id }) => id === shop.store.zones.floor.id);
  // Three now, two paid and fetched later, one back (damaged, but sold from this shelf).
  expect(floor).toMatchObject({
    owner: shop.person.name,
    onHand: 5,
    valueFen: 30_000,
    soldPieces: 4,
    soldFen: 40_000,
    negative: 0,
  });
  expect(people[0]).toMatchObject({ id: shop.person.id, soldFen: 40_000, onHand: 5, zones: 1 });
  expect(zones.reduce((sum, zone) => sum + zone.soldFen, 0)).toBe(40_000);
});

test('a check still running counts once it is done; over, it was due', async () => {
  const floor = async (at: Date) =>
    (await figures({ now: at })).zones.find(({ id }) => id === shop.store.zones.floor.id);
  expect(await floor(now())).toMatchObject({ checksDue: 1, checksDone: 1 });
  expect(await floor(new Date(Date.now() + 2 * 86_400_000))).toMatchObject({ checksDue: 2, checksDone: 1 });
});

test('without the right to cost there is none; without the right to the stock only one’s own', async () => {
  expect((await figures({ seesCost: false })).zones.every(({ valueFen }) => valueFen === null)).toBe(true);
  const own = await figures({ ownerId: shop.person.id, seesCost: false });
  expect(own.zones.map(({ id }) => id)).toEqual([shop.store.zones.floor.id]);
  expect(own.people.map(({ id }) => id)).toEqual([shop.person.id]);
});

test('a period is at most 92 days and the right way round', async () => {
  await expect(figures({ from: addDays(today(), -92) })).rejects.toThrow(InvalidInput);
  await expect(figures({ from: addDays(today(), 1) })).rejects.toThrow(InvalidInput);
});
