import { expect, test } from 'vitest';
import { addDays, dateToDay } from '@/lib/business-day';
import { noteDeviceClock } from '@/server/platform/clocks';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { attendedShop } from '@/tests/factories/attended';
import { dayFacts } from './day-facts';

const HOUR_MS = 3_600_000;

test('a clock three hours slow is marked, whoever asks for the day sees it, and nothing is written twice', async () => {
  const shop = await attendedShop('2026-03-03');
  const shift = await shop.toldOf(shop.clerk.id, shop.at(540), shop.at(1_080));
  const now = shop.at(540);
  noteDeviceClock(shop.device, now.getTime() - 3 * HOUR_MS, now);
  const requestId = newId();
  const said = new Date(now.getTime() - 3 * HOUR_MS);
  for (const _again of [1, 2])
    expect(await shop.tap(said, { requestId }, { now })).toMatchObject({
      occurredAt: said,
      flags: ['CLOCK'],
    });
  noteDeviceClock(shop.device, shop.at(1_080).getTime(), shop.at(1_080));
  await shop.tap(shop.at(1_080));
  await shop.judged();
  // Six in the morning is before the shift's window: a stay of its own, whose end is not made up.
  expect(await shop.current(shift.id)).toMatchObject([{ state: 'MISSING_IN', workedMinutes: null }]);
  const { punches } = await dayFacts(db(), {
    ...{ storeId: shop.store.id, personId: shop.clerk.id, day: '2026-03-03' },
  });
  expect(punches.map(({ flags }) => flags)).toEqual([['CLOCK'], []]);
});

test('a night over the start of the business day is one shift of the day it began on', async () => {
  const shop = await attendedShop('2026-03-03');
  const next = addDays('2026-03-03', 1);
  const shift = await shop.toldOf(shop.clerk.id, shop.at(1_320), shop.at(360, next));
  await shop.tap(shop.at(1_318));
  await shop.tap(shop.at(365, next));
  await shop.judged();
  const [verdict] = await shop.current(shift.id);
  expect(verdict).toMatchObject({ state: 'PRESENT', workedMinutes: 487, lateMinutes: 0 });
  expect(verdict && dateToDay(verdict.day)).toBe('2026-03-03');
  // Outside of any shift it is the business day it began in: three in the morning is still the evening before.
  await shop.tap(shop.at(180, '2026-03-10'));
  await shop.tap(shop.at(230, '2026-03-10'));
  const stays = await db().attendanceVerdict.findMany({
    where: { storeId: shop.store.id, state: 'UNPLANNED', supersededBy: null },
  });
  expect(stays.map(({ day }) => dateToDay(day))).toEqual(['2026-03-09']);
});

test('a night in which the clocks change is as long as it was', async () => {
  for (const [day, minutes] of [
    // Forward at one in the morning: an hour less; back at two: an hour more.
    ['2026-03-28', 420],
    ['2026-10-24', 540],
  ] as const) {
    const shop = await attendedShop(day, { timeZone: 'Europe/London' });
    const next = addDays(day, 1);
    const shift = await shop.toldOf(shop.clerk.id, shop.at(1_320), shop.at(360, next));
    await shop.tap(shop.at(1_320));
    await shop.tap(shop.at(360, next));
    await shop.judged();
    expect(await shop.current(shift.id), day).toMatchObject([
      { state: 'PRESENT', plannedMinutes: minutes, workedMinutes: minutes, lateMinutes: 0, earlyMinutes: 0 },
    ]);
  }
});
