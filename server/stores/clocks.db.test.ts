import { afterEach, expect, it, vi } from 'vitest';
import { businessDayOf, dateToDay } from '@/lib/business-day';
import { noteDeviceClock } from '@/server/platform/clocks';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';

// A clock that is a day ahead, of the server or of a tablet.

const DAY_MS = 24 * 3_600_000;

afterEach(() => {
  vi.useRealTimers();
});

const daysOf = async (storeId: string) =>
  (await db().businessDay.findMany({ where: { storeId }, orderBy: { day: 'asc' } })).map((row) =>
    dateToDay(row.day),
  );

async function shopWithToday() {
  const shop = await makeCounter(['STORE_MANAGER', 'CLERK']);
  const product = await makeProduct();
  const today = businessDayOf(new Date(), shop.store.timeZone, shop.store.dayStartMinute);
  const sell = (seq: number, now: Date) =>
    completeSale(
      { ...shop.ctx, now },
      { storeId: shop.store.id, ...makeSale({ ...shop.at(seq), occurredAt: now }, [{ product }]) },
    );
  await sell(1, new Date());
  return { ...shop, product, today, sell };
}

it('of a server a day ahead of its database: no new day, the finished sale is booked on the open one, and it is noted', async () => {
  const shop = await shopWithToday();
  const ahead = new Date(Date.now() + DAY_MS);
  vi.useFakeTimers({ toFake: ['Date'], now: ahead });
  const lines = [{ productId: shop.product.id, quantity: '-1' }];
  const adjust = adjustStock.execute(
    { ...shop.office, now: ahead },
    { storeId: shop.store.id, requestId: newId(), reason: 'DAMAGE', lines },
  );
  await expect(adjust).rejects.toMatchObject({
    code: 'SERVER_CLOCK_WRONG',
    params: { minutes: 1440, direction: 'ahead' },
  });
  expect(await shop.sell(2, ahead)).toMatchObject({ businessDay: shop.today });
  vi.useRealTimers();
  expect(await daysOf(shop.store.id)).toEqual([shop.today]);
  expect(
    await db().auditEntry.count({ where: { action: 'stores.doubtClock', subjectId: shop.store.id } }),
  ).toBe(1);
});

/** A tablet that is heard, its clock so far ahead of the server's. */
function hear(aheadMs: number): string {
  const prefix = `T-${newId().slice(-6)}`;
  const now = new Date();
  noteDeviceClock({ id: newId(), prefix }, now.getTime() + aheadMs, now);
  return prefix;
}

it('of two tablets against the server stops those who are off like them or say nothing, never one that is right', async () => {
  const shop = await shopWithToday();
  const adjust = (days: number, clockAheadMs: number | null) => {
    const now = new Date(Date.now() + days * DAY_MS);
    const lines = [{ productId: shop.product.id, quantity: '-1' }];
    return adjustStock.execute(
      { ...shop.office, now, clockAheadMs },
      { storeId: shop.store.id, requestId: newId(), reason: 'DAMAGE', lines },
    );
  };
  const first = hear(-DAY_MS);
  await expect(adjust(1, -DAY_MS)).resolves.toBeDefined();
  const wrong = [first, hear(-DAY_MS)].sort().join(', ');
  const refusal = { code: 'CLOCKS_DISAGREE', params: { minutes: 1440, direction: 'behind', tablets: wrong } };
  await expect(adjust(2, null)).rejects.toMatchObject(refusal);
  await expect(adjust(2, -DAY_MS)).rejects.toMatchObject(refusal);
  await expect(adjust(2, -500)).resolves.toBeDefined();
  for (let right = 0; right < 3; right += 1) hear(0);
  await expect(adjust(3, null)).resolves.toBeDefined();
  const [noted] = await db().auditEntry.findMany({
    where: { action: 'stores.doubtClock', subjectId: shop.store.id },
  });
  expect(noted?.after).toMatchObject({ minutes: 1440, tablets: wrong.split(', ') });
});

it('of a tablet that says so itself is a mark on its sales, which are booked', async () => {
  const shop = await shopWithToday();
  const now = new Date();
  noteDeviceClock(shop.device, now.getTime() - 5 * 60_000, now);
  const result = await shop.sell(2, new Date(now.getTime() - 5 * 60_000));
  expect(result.flags).toContain('CLOCK');
});
