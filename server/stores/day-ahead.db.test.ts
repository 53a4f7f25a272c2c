import { expect, it } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { closeDay, lockDayForChange, lockPostingDay, postingDayAhead } from './business-days';
import { storeSettings } from './store-settings';

it('says before which day a till would open on: today, or the first day after it that is open', async () => {
  const { id } = await makeStore();
  const store = await storeSettings(db(), id);
  const now = new Date();
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const booksOn = () => db().$transaction(async (tx) => (await lockPostingDay(tx, store, { now })).day);
  expect(await postingDayAhead(db(), store, now)).toBe(today);
  expect(await booksOn()).toBe(today);
  const { id: personId } = await makePerson(['STORE_MANAGER'], id);
  const end = (day: string) =>
    db().$transaction(async (tx) => {
      await lockDayForChange(tx, id, day);
      await closeDay(tx, id, day, { personId, at: now });
    });
  for (const [ended, next] of [
    [today, addDays(today, 1)],
    [addDays(today, 1), addDays(today, 2)],
  ] as const) {
    await end(ended);
    expect(await postingDayAhead(db(), store, now)).toBe(next);
    expect(await booksOn()).toBe(next);
  }
});
