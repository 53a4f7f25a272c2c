import { beforeEach, expect, test } from 'vitest';
import type { Day } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { InvalidInput, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { attendanceFact } from '@/server/reports/books/attendance-facts';
import { checkBooks } from '@/server/reports/books/check-books';
import { DeviceUnknown } from '@/server/staff/errors';
import { attendedShop } from '@/tests/factories/attended';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeTill } from '@/tests/factories/tills';
import { tampered } from '@/tests/helpers/tampering';
import { whoIsAtWork } from './at-work';
import { dayFacts } from './day-facts';
import { decidePunch } from './decide-punch';
import { PunchDecided, PunchTooOld } from './errors';
import { withdrawPunch } from './withdraw-punch';

const DAY: Day = '2026-03-03';
let shop: Awaited<ReturnType<typeof attendedShop>>;

beforeEach(async () => {
  shop = await attendedShop(DAY);
});

const seconds = (minute: number, more: number) => new Date(shop.at(minute).getTime() + more * 1_000);
async function takeBack(punchId: string, over: object = {}, now = seconds(1_080, 10), who = shop.clerk) {
  return withdrawPunch.execute(await shop.onTablet(who, now), {
    ...{ requestId: newId(), storeId: shop.store.id, punchId, afterMs: 8_000 },
    ...over,
  });
}

test('a punch taken back stays, is judged as not there, and the next tap counts', async () => {
  const shift = await shop.toldOf(shop.clerk.id, shop.at(540), shop.at(1_080));
  await shop.tap(shop.at(540));
  const punchId = newId();
  await shop.tap(shop.at(1_000), { requestId: punchId });
  expect(await whoIsAtWork(db(), shop.store.id, shop.at(1_000))).toEqual([]);
  const requestId = newId();
  await takeBack(punchId, { requestId }, seconds(1_000, 9));
  expect(await takeBack(punchId, { requestId }, seconds(1_000, 12))).toEqual({
    withdrawnAt: seconds(1_000, 8),
  });
  expect(await whoIsAtWork(db(), shop.store.id, shop.at(1_001))).toMatchObject([{ since: shop.at(540) }]);
  await shop.tap(shop.at(1_081));
  await shop.judged();
  expect(await shop.current(shift.id)).toMatchObject([
    { state: 'PRESENT', outAt: shop.at(1_081), earlyMinutes: 0 },
  ]);
  const facts = await dayFacts(db(), { storeId: shop.store.id, personId: shop.clerk.id, day: DAY });
  expect(facts.punches.map(({ word }) => word?.isWithdrawn ?? false)).toEqual([false, true, false]);
  await expect(takeBack(punchId)).rejects.toThrow(PunchDecided);
  const found = (statements: string[] = []) =>
    tampered(statements, async (tx) =>
      (await checkBooks(tx, undefined, [attendanceFact])).flatMap(({ examples }) => examples),
    );
  expect(await found()).toEqual([]);
  for (const change of [`withdrawn_at = withdrawn_at + interval '2 minutes'`, `by_id = '${newId()}'`])
    expect(
      (await found([`UPDATE punch_word SET ${change} WHERE punch_id = '${punchId}'`])).join(),
      change,
    ).toContain('punches taken back');
});

test('both delivered days later, by whoever is signed in, come to the same', async () => {
  const shift = await shop.toldOf(shop.clerk.id, shop.at(540), shop.at(1_080));
  const late = shop.at(600, '2026-03-04');
  const next = await makePerson(['CLERK'], shop.store.id);
  const wrong = newId();
  await shop.tap(shop.at(540), {}, { now: late });
  await shop.tap(shop.at(700), { requestId: wrong }, { now: late });
  await takeBack(wrong, {}, late, next);
  await shop.tap(shop.at(1_080), {}, { now: late });
  await shop.judged();
  expect(await shop.current(shift.id)).toMatchObject([{ state: 'PRESENT', workedMinutes: 540 }]);
});

test('later than a minute, from another tablet, of what is not there or was decided, it is refused', async () => {
  const punchId = newId();
  await shop.tap(shop.at(540), { requestId: punchId });
  await expect(takeBack(punchId, { afterMs: 60_001 })).rejects.toThrow(InvalidInput);
  await expect(takeBack(newId())).rejects.toThrow(NotFound);
  const { device } = await makeTill(shop.store, '02');
  const elsewhere = await contextOf(shop.clerk, { device, now: shop.at(541) });
  const of = { requestId: newId(), storeId: shop.store.id, punchId, afterMs: 5_000 };
  await expect(withdrawPunch.execute(elsewhere, of)).rejects.toThrow(NotFound);
  await expect(withdrawPunch.execute(await contextOf(shop.clerk), of)).rejects.toThrow(DeviceUnknown);
  const unproved = newId();
  const other = await makePerson(['CLERK'], shop.store.id);
  await shop.tap(shop.at(600), { requestId: unproved, personId: other.id, proof: 'NONE' });
  const boss = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id), { now: shop.at(601) });
  await decidePunch.execute(boss, {
    requestId: newId(),
    storeId: shop.store.id,
    punchId: unproved,
    accepted: true,
  });
  await expect(takeBack(unproved)).rejects.toThrow(PunchDecided);
  expect(await db().punchWord.count({ where: { storeId: shop.store.id, withdrawnAt: { not: null } } })).toBe(
    0,
  );
});

test('what came in minutes ago is not taken back, whatever the tablet says and whoever is signed in', async () => {
  const punchId = newId();
  await shop.tap(shop.at(1_080), { requestId: punchId });
  const colleague = await makePerson(['CLERK'], shop.store.id);
  await expect(takeBack(punchId, { afterMs: 5_000 }, seconds(1_080, 6 * 60), colleague)).rejects.toThrow(
    PunchTooOld,
  );
  await takeBack(punchId, { afterMs: 5_000 }, seconds(1_080, 90));
});
