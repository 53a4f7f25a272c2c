import { beforeEach, expect, test } from 'vitest';
import { contextFor } from '@/server/context';
import { explainNumber } from '@/server/open-items/explain-number';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { createEnrolmentCode } from '@/server/staff/devices/create-enrolment-code';
import { hearDevice } from '@/server/staff/devices/device-reports';
import { enrolDevice } from '@/server/staff/devices/enrol-device';
import { revokeDevice } from '@/server/staff/devices/revoke-device';
import { DeviceHasUnsent, DeviceUnknown } from '@/server/staff/errors';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { devicesSeen } from './devices-seen';
import { tellGaps } from './tell-gaps';

const HOUR_MS = 3_600_000;
let shop: Awaited<ReturnType<typeof makeCounter>>;
let product: Awaited<ReturnType<typeof makeProduct>>;
beforeEach(async () => {
  shop = await makeCounter(['STORE_MANAGER']);
  product = await makeProduct();
});

const sell = (seq: number) =>
  completeSale(shop.ctx, { storeId: shop.store.id, ...makeSale(shop.at(seq), [{ product }]) });
const seen = async (now = new Date()) =>
  (await devicesSeen(db(), [shop.store.id], now)).find(({ id }) => id === shop.device.id);
const says = (unsent: number, unsentForMs: number | null, at = new Date()) =>
  hearDevice({ ...shop.ctx, now: at }, { unsent, unsentForMs, build: 'b1' });
const tell = (now: Date) => tellGaps(contextFor({ kind: 'JOB', job: 'insight.tellGaps' }, { now }));
const told = () =>
  db().notice.findMany({
    where: { storeId: shop.store.id, kind: 'NUMBERS_MISSING' },
    orderBy: { cause: 'asc' },
  });

test('a device is seen with what it said last, and the latest word counts', async () => {
  expect(await seen()).toMatchObject({ unsent: null, build: '', gap: null });
  const now = new Date();
  await says(3, 10 * 60_000, now);
  expect(await seen(now)).toMatchObject({
    heardAt: now,
    unsent: { count: 3, since: new Date(now.getTime() - 600_000) },
    build: 'b1',
  });
  await says(9, 0, new Date(now.getTime() - 60_000));
  expect((await seen(now))?.unsent?.count).toBe(3);
  await says(0, null, new Date(now.getTime() + 1_000));
  expect((await seen(now))?.unsent).toEqual({ count: 0, since: null });
});

test('whoever is no device says nothing', async () => {
  await expect(
    hearDevice({ ...shop.ctx, device: null }, { unsent: 0, unsentForMs: null, build: '' }),
  ).rejects.toThrow(DeviceUnknown);
});

test('a gap in its numbers is seen at once, and told after an hour, once', async () => {
  await sell(1);
  await sell(4);
  const { gap } = (await seen()) ?? {};
  expect(gap).toMatchObject({ count: 2, number: `${shop.device.prefix}-000002` });
  await tell(new Date());
  expect(await told()).toEqual([]);
  // However busy the till stays meanwhile.
  await sell(5);
  const later = new Date(Date.now() + HOUR_MS + 1_000);
  await tell(later);
  const first = await told();
  expect(first.length).toBeGreaterThan(0);
  expect(first[0]).toMatchObject({
    facts: { number: `${shop.device.prefix}-000002`, count: 2 },
    doneAt: null,
  });
  await tell(new Date(later.getTime() + 300_000));
  expect(await told()).toHaveLength(first.length);
});

test('once every number is accounted for nothing waits any more', async () => {
  await sell(1);
  await sell(3);
  const later = new Date(Date.now() + HOUR_MS + 1_000);
  await tell(later);
  expect((await told()).length).toBeGreaterThan(0);
  await explainNumber.execute(shop.office, {
    storeId: shop.store.id,
    requestId: newId(),
    deviceId: shop.device.id,
    seq: 2,
    reason: '平板没电，票据丢失',
  });
  await tell(new Date(later.getTime() + 300_000));
  for (const notice of await told()) expect(notice.doneAt).not.toBeNull();
  expect((await seen())?.gap).toBeNull();
});

test('is not taken out of use while something is unsent, unless it is lost', async () => {
  await says(2, 1_000);
  const revoke = (lost?: boolean) =>
    revokeDevice.execute(shop.office, {
      storeId: shop.store.id,
      requestId: newId(),
      deviceId: shop.device.id,
      ...(lost === undefined ? {} : { lost }),
    });
  await expect(revoke()).rejects.toThrow(DeviceHasUnsent);
  await expect(revoke(false)).rejects.toThrow(DeviceHasUnsent);
  expect((await revoke(true)).revokedAt).toBeTruthy();
});

test('is not enrolled by another store’s code while sales of this one lie on it; the code is still good after', async () => {
  const other = await makeCounter(['STORE_MANAGER']);
  const { code } = await createEnrolmentCode.execute(other.office, {
    requestId: newId(),
    storeId: other.store.id,
    tillId: other.till.id,
  });
  const enrol = (unsentOf: string[]) => enrolDevice(db(), { code, name: '', unsentOf }, new Date());
  await expect(enrol([shop.store.id])).rejects.toThrow(DeviceHasUnsent);
  await expect(enrol([other.store.id])).resolves.toBeTruthy();
});
