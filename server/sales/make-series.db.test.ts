import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { makeCounter } from '@/tests/factories/counter';
import { makeDevice } from '@/tests/factories/tills';
import { makeSeries } from './internal';

test('first sales of one device, asked of several servers at the same moment, make one series', async () => {
  const { store, till } = await makeCounter();
  for (let enrolment = 2; enrolment < 60; enrolment += 1) {
    const { id, prefix } = await makeDevice(store, till, enrolment);
    await Promise.all(Array.from({ length: 8 }, () => makeSeries(db(), store.id, id, prefix)));
    expect(await db().receiptSeries.count({ where: { storeId: store.id, deviceId: id } })).toBe(1);
  }
});

test('a prefix that another device has is no series of this one', async () => {
  const { store, till, device } = await makeCounter();
  await makeSeries(db(), store.id, device.id, device.prefix);
  const { id } = await makeDevice(store, till, 2);
  await expect(makeSeries(db(), store.id, id, device.prefix)).rejects.toThrow(/prefix/);
});
