import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, type Day, dayToDate } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { attendanceFact } from '@/server/reports/books/attendance-facts';
import { checkBooks } from '@/server/reports/books/check-books';
import { attendedShop } from '@/tests/factories/attended';
import { contextOf, givePin, makePerson } from '@/tests/factories/staff';
import { tampered } from '@/tests/helpers/tampering';
import { dayFacts } from './day-facts';
import { OvertimeTooMuch } from './errors';
import { approveOvertime } from './keep-rules';
import { correctDay, lockMonth } from './lock-month';
import { monthSheet } from './month-sheet';
import { standingIn } from './of-store';
import { punchByPin } from './record-punch';

const DAY: Day = '2026-03-03';
let shop: Awaited<ReturnType<typeof attendedShop>>;
let home: Awaited<ReturnType<typeof attendedShop>>;
/** Of the other store. */
let helper: { id: string; name: string };
let manager: Awaited<ReturnType<typeof contextOf>>;
let inApril: typeof manager;

const of = (personId: string, day = DAY) => ({ storeId: shop.store.id, personId, day });
const overtime = (personId: string, minutes: number, day = DAY) =>
  approveOvertime.execute(manager, { ...of(personId, day), requestId: newId(), minutes, reason: '盘点' });
const correct = (personId: string, minutes: number, day = DAY) =>
  correctDay.execute(inApril, { ...of(personId, day), requestId: newId(), minutes, reason: '补' });
const lockMarch = () =>
  lockMonth.execute(inApril, {
    ...{ requestId: newId(), storeId: shop.store.id, month: '2026-03' },
    inSpiteOf: '都问过了',
  });

beforeEach(async () => {
  [shop, home] = [await attendedShop(DAY), await attendedShop(DAY)];
  helper = home.clerk;
  // As long as they work there, those of the store hold their role.
  await db().roleGrant.updateMany({ data: { grantedAt: home.at(0, '2026-01-01') } });
  const boss = await makePerson(['STORE_MANAGER'], shop.store.id);
  manager = await contextOf(boss, { now: shop.at(720, addDays(DAY, 1)) });
  inApril = await contextOf(boss, { now: shop.at(720, '2026-04-02') });
});

describe('whoever helps in a store', () => {
  it('is read for that day alone, and of it what they did here; corrected and approved for it too', async () => {
    await home.tap(home.at(480), {}, { who: helper });
    await home.tap(home.at(520), {}, { who: helper });
    const pin = await givePin(helper.id);
    for (const occurredAt of [shop.at(600), shop.at(720)]) {
      const tablet = await shop.onTablet(shop.clerk, occurredAt);
      const { storeId, personId } = of(helper.id);
      await punchByPin(tablet, { requestId: newId(), storeId, personId, kind: 'CLOCK', occurredAt, pin });
    }
    await shop.judged();
    const { name, punches } = await dayFacts(db(), of(helper.id));
    expect([name, punches.map(({ isHere }) => isHere)]).toEqual([helper.name, [true, true]]);
    for (const day of [addDays(DAY, -1), addDays(DAY, 1)])
      await expect(dayFacts(db(), of(helper.id, day))).rejects.toThrow(NotFound);
    // At home all of the day is seen.
    const atHome = await dayFacts(db(), { ...of(helper.id), storeId: home.store.id });
    expect(atHome.punches.map(({ isHere }) => isHere)).toEqual([true, true, false, false]);
    await overtime(helper.id, 120);
    await expect(overtime(helper.id, 30, addDays(DAY, 1))).rejects.toThrow(NotFound);
    await lockMarch();
    await correct(helper.id, 10);
    await expect(correct(helper.id, 10, addDays(DAY, 1))).rejects.toThrow(NotFound);
  });

  it('planned here, is this store’s before they come; with a role of an earlier time no more', async () => {
    expect(await standingIn(db(), of(helper.id))).toBeNull();
    await shop.toldOf(helper.id, shop.at(540), shop.at(1_080));
    expect(await standingIn(db(), of(helper.id))).toBe('THERE');
    expect(await standingIn(db(), of(shop.clerk.id))).toBe('STAFF');
    const left = { revokedAt: shop.at(720) };
    await db().roleGrant.updateMany({ where: { personId: shop.clerk.id }, data: left });
    expect(await standingIn(db(), of(shop.clerk.id))).toBe('STAFF');
    expect(await standingIn(db(), of(shop.clerk.id, addDays(DAY, 1)))).toBeNull();
    // Who came from another store shows nothing of what they did there before.
    const came = { grantedAt: shop.at(720, addDays(DAY, 3)), storeId: shop.store.id, revokedAt: null };
    await db().roleGrant.updateMany({ where: { personId: shop.clerk.id }, data: came });
    expect(await standingIn(db(), of(shop.clerk.id))).toBe('THERE');
    expect(await standingIn(db(), of(newId()))).toBeNull();
  });
});

describe('overtime', () => {
  it('is approved up to what the punches show, and what a day can have before they do', async () => {
    const shift = await shop.toldOf(shop.clerk.id, shop.at(540), shop.at(1_080));
    await shop.tap(shop.at(540));
    await shop.tap(shop.at(1_140));
    // Nobody judged the day yet.
    await expect(overtime(shop.clerk.id, 181)).rejects.toMatchObject({ params: { most: 180 } });
    await overtime(shop.clerk.id, 180);
    await shop.judged();
    expect(await shop.current(shift.id)).toMatchObject([{ overMinutes: 60 }]);
    await expect(overtime(shop.clerk.id, 61)).rejects.toThrow(OvertimeTooMuch);
    await overtime(shop.clerk.id, 60);
    // A day off without a punch, and one that has not come.
    await expect(overtime(shop.clerk.id, 960, addDays(DAY, -1))).rejects.toMatchObject({
      params: { most: 0 },
    });
    await overtime(shop.clerk.id, 0, addDays(DAY, -1));
    await expect(overtime(shop.clerk.id, 661, addDays(DAY, 5))).rejects.toMatchObject({
      params: { most: 660 },
    });
    const { lines } = await monthSheet(db(), shop.store.id, '2026-03');
    expect(lines.find(({ personId }) => personId === shop.clerk.id)).toMatchObject({ overtimeMinutes: 60 });
  });
});

describe('a stranger in the sheet', () => {
  const strange = async () => {
    const said = { storeId: shop.store.id, personId: helper.id, day: dayToDate(DAY), reason: '误记' };
    const by = { byId: manager.actor.personId };
    await db().overtimeApproval.create({
      data: { ...said, ...by, id: newId(), minutes: 60, approvedAt: shop.at(700) },
    });
    await lockMarch();
    await db().attendanceCorrection.create({
      data: { ...said, ...by, id: newId(), minutes: 600, month: dayToDate('2026-04-01'), at: shop.at(700) },
    });
  };
  const found = () =>
    tampered([], async (tx) =>
      (await checkBooks(tx, undefined, [attendanceFact])).flatMap(({ examples }) =>
        examples.filter((example) => example.startsWith('hours of strangers')),
      ),
    );

  it('is a difference of the books until it is taken back, which is all that can be done about it', async () => {
    expect(await found()).toEqual([]);
    await strange();
    expect(await found()).toHaveLength(1);
    await expect(correct(helper.id, 30)).rejects.toThrow(NotFound);
    await expect(correct(helper.id, -601)).rejects.toThrow(NotFound);
    await correct(helper.id, -600);
    expect(await found()).toEqual([]);
    const { lines } = await monthSheet(db(), shop.store.id, '2026-04');
    expect(lines).toMatchObject([{ personId: helper.id, correctedMinutes: 0 }]);
  });
});
