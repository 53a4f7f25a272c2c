import { read } from '@e965/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { addDays, calendarDay, daysBetween } from '@/lib/business-day';
import { USUAL_POLICY } from '@/server/attendance/attendance-rules';
import { setAttendanceRules } from '@/server/attendance/keep-rules';
import type { ActorContext } from '@/server/platform/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { acknowledge, asItsPerson, explain } from '@/server/shortages/answer-share';
import { decideShare } from '@/server/shortages/decide-share';
import { openCase } from '@/server/shortages/open-case';
import { addToPayroll } from '@/server/shortages/settle-share';
import { isStatutoryHoliday } from '@/server/stores/calendars/holidays-of-china';
import { attendedShop } from '@/tests/factories/attended';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { sheetTable } from '@/tests/helpers/sheet-table';
import { storesAsked } from './list-file';
import { LIST_FILES } from './list-files';

// What payroll gets of a month: hours by kind of day with the store's rates, and what shortage cases hold back of wages.

/** Last month, over and still paid; an ordinary day of it, whatever month it is. */
const today = calendarDay(new Date(), 'Asia/Shanghai');
const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
const ordinary =
  daysBetween(`${month}-10`, `${month}-20`).find((day) => !isStatutoryHoliday(day)) ?? `${month}-10`;
let shop: Awaited<ReturnType<typeof attendedShop>>;
let owner: { id: string; name: string };

beforeAll(async () => {
  shop = await attendedShop(ordinary);
  owner = shop.clerk;
  const { store } = shop;
  const base = () => ({ storeId: store.id, requestId: newId() });
  const [keeper, manager] = [
    await contextOf(await makePerson(['STOCK_KEEPER'], store.id)),
    await contextOf(await makePerson(['STORE_MANAGER'], store.id)),
  ];
  const accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
  const office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  await setAttendanceRules.execute(office, {
    ...{ requestId: newId(), ofStoreId: store.id, ...USUAL_POLICY, overtimeMode: 'BY_CLOCK', workRate: 175 },
  });
  await shop.toldOf(owner.id, shop.at(540), shop.at(1_080));
  await shop.tap(shop.at(538));
  await shop.tap(shop.at(1_140));
  await shop.judged();
  const supplier = await db().supplier.create({ data: { id: newId(), code: newId(), name: '供应商' } });
  const { id: productId } = await makeProduct({ listPriceFen: 10_000 });
  await receiveGoods.execute(keeper, {
    ...{ ...base(), supplierId: supplier.id, supplierNote: newId() },
    lines: [{ productId, quantity: '3', unitCost: '3333.333333' }],
  });
  // Somebody who lacks goods and did not work that month: payroll must hear of them all the same.
  const gone = await makePerson(['CLERK'], store.id);
  for (const [person, quantity] of [
    [owner, '1'],
    [gone, '1'],
  ] as const) {
    const zoneId = store.zones.floor.id;
    await db().zoneAssignment.updateMany({
      where: { storeId: store.id, zoneId, endsAt: null },
      data: { endsAt: new Date() },
    });
    await db().zoneAssignment.create({
      data: { storeId: store.id, id: newId(), zoneId, personId: person.id, startsAt: new Date() },
    });
    const { shareIds } = await openCase.execute(
      { ...keeper, now: new Date(Date.now() + 1) },
      { ...base(), source: 'HAND', productId, zones: [{ zoneId, quantity }] },
    );
    const shareId = shareIds[0] ?? '';
    const own = asItsPerson(await contextOf(person));
    await explain.execute(own, { ...base(), shareId, text: '没看见' });
    await decideShare.execute(manager, { ...base(), shareId, verdict: 'COMPENSATE', reason: '看管不力' });
    await acknowledge.execute(own, { ...base(), shareId });
    await addToPayroll.execute(accountant, { ...base(), shareId, month, amountFen: 1_234, wageFen: 500_000 });
  }
});

async function fileFor(roles: Parameters<typeof makePerson>[0], locale: 'zh-CN' | 'en' = 'en') {
  const ctx = (await contextOf(await makePerson(roles, null))) as ActorContext;
  const list = LIST_FILES.attendance;
  if (!list) throw new Error('there is a file of attendance');
  const asked = await storesAsked(ctx, list.permission, shop.store.id);
  const { file, name } = await list.sheet({ ...asked.ctx, locale }, asked.storeIds, { month });
  const { heading, rows } = sheetTable(read(file));
  const of = (row: string[] | undefined, title: string) => row?.[heading.indexOf(title)];
  return { name, heading, rows, of, row: (name: string) => rows.find((row) => row.includes(name)) };
}

test('hours stand by the kind of day with the store’s rates; deductions with the numbers of their cases, also of who worked no hour', async () => {
  const { row, rows, of } = await fileFor(['HEAD_OFFICE']);
  const line = row(owner.name);
  expect(of(line, 'Overtime, working days (h)')).toBe(1);
  expect(of(line, 'Rate, working days')).toBe(1.75);
  expect(of(line, 'Rate, public holidays')).toBe(3);
  expect(of(line, 'At these rates (h)')).toBe(1.75);
  expect(of(line, 'Shortage deductions')).toBe(12.34);
  expect(of(line, 'Shortage cases')).toMatch(/^SC-\d{6}$/);
  const withheld = rows.filter((each) => Number(of(each, 'Shortage deductions')) === 12.34);
  expect(withheld).toHaveLength(2);
  expect(withheld.map((each) => of(each, 'Planned (h)')).sort()).toEqual(['', 9]);
});

test('in Chinese no heading is left unsaid', async () => {
  const { heading } = await fileFor(['HEAD_OFFICE'], 'zh-CN');
  expect(heading).toEqual(
    expect.arrayContaining(['工作日加班 (h)', '法定节假日 (h)', '短少扣款', '短少单号']),
  );
});

test('is named by store and month, and ends with the sums of hours, times and money', async () => {
  const { name, rows, of } = await fileFor(['HEAD_OFFICE']);
  expect(name).toBe(`Timesheet ${shop.store.name} ${month}`);
  const [total] = rows.filter((each) => each[0] === 'Total');
  expect(rows.at(-1)).toEqual(total);
  for (const [title, sum] of [
    ['Planned (h)', 9],
    ['Worked (h)', 10.03],
    ['Overtime, working days (h)', 1],
    ['Missing punch', 0],
    ['Missed punches approved', 0],
    ['Shortage deductions', 24.68],
    ['Rate, working days', ''],
  ])
    expect(of(total, String(title)), String(title)).toBe(sum);
});
