import { expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { makeProduct } from '@/tests/factories/catalog';
import { makeStore } from '@/tests/factories/stores';
import { onHandEverywhere, onHandOf } from './queries';

it('says what stands on the shelves, what is promised of it and what is left; damaged and sold goods apart', async () => {
  const store = await makeStore();
  const product = await makeProduct();
  const level = (zone: { id: string }, onHand: string, reserved = '0') => ({
    storeId: store.id,
    productId: product.id,
    zoneId: zone.id,
    onHand,
    reserved,
  });
  await db().stockLevel.createMany({
    data: [
      level(store.zones.floor, '7.5', '2'),
      level(store.zones.unzoned, '-1'),
      level(store.zones.damaged, '3'),
      level(store.zones.awaiting, '4'),
    ],
  });
  const availability = { productId: product.id, onHand: '6.5', reserved: '2', available: '4.5' };
  expect(await onHandOf(db(), store.id, [product.id])).toEqual([availability]);
  expect(await onHandEverywhere(db(), [product.id])).toEqual([
    { ...availability, storeId: store.id, storeName: store.name },
  ]);
  const promised = db().stockLevel.updateMany({ where: { storeId: store.id }, data: { reserved: '-1' } });
  await expect(promised).rejects.toThrow(/stock_level_reserved_is_not_negative/);
});
