import { expect, test } from 'vitest';
import { dayToDate } from '@/lib/business-day';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { openTill } from '@/server/tills/open-till';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { tellReportClock } from './tell-report-clock';

const DAY = '2026-11-28';
const at = (text: string) =>
  contextFor({ kind: 'JOB', job: 'reports.clock' }, { now: new Date(`${text}+08:00`) });

/** @param sells a drawer is opened in the morning; without one the shop is still being set up */
async function shop({ sells = true } = {}) {
  const store = await makeStore({ firstDay: DAY });
  const [clerk, manager, office] = [
    await makePerson(['CLERK'], store.id),
    await makePerson(['STORE_MANAGER'], store.id),
    await makePerson(['HEAD_OFFICE'], null),
  ];
  await db().businessDay.create({
    data: { storeId: store.id, day: dayToDate(DAY), preparerId: clerk.id },
  });
  if (sells) {
    const { device } = await makeTill(store);
    await openTill.execute(
      { ...(await contextOf(clerk, { device })), now: new Date(`${DAY}T09:00+08:00`) },
      { storeId: store.id, requestId: newId(), floatFen: 20_000 },
    );
  }
  const told = async (personId: string) =>
    (
      await db().notice.findMany({
        where: { personId, storeId: store.id },
        orderBy: { raisedAt: 'asc' },
      })
    ).map(({ kind, raisedAt }) => `${kind} ${raisedAt.toISOString().slice(5, 16)}`);
  return { store, clerk, manager, office, told };
}

test('the preparer is told at closing time and twice in the morning, manager and head office at the deadline', async () => {
  const { clerk, manager, office, told } = await shop();
  for (const moment of ['28T20:00', '28T21:00', '28T21:01', '29T08:30', '29T09:30', '29T09:59'])
    await tellReportClock(at(`2026-11-${moment}`));
  expect(await told(clerk.id)).toEqual([
    'REPORT_DUE 11-28T13:00',
    'REPORT_DUE 11-29T00:30',
    'REPORT_DUE 11-29T01:30',
  ]);
  expect(await told(manager.id)).toEqual([]);
  await Promise.all([tellReportClock(at('2026-11-29T10:00')), tellReportClock(at('2026-11-29T10:00'))]);
  await tellReportClock(at('2026-11-29T15:00'));
  expect(await told(manager.id)).toEqual(['REPORT_LATE 11-29T02:00']);
  expect(await told(office.id)).toEqual(['REPORT_LATE 11-29T02:00']);
  expect(await told(clerk.id)).toHaveLength(3);
});

test('a shop that is still being set up owes nothing and hears nothing', async () => {
  const { clerk, manager, office, told } = await shop({ sells: false });
  for (const moment of ['28T21:00', '29T09:30', '29T15:00']) await tellReportClock(at(`2026-11-${moment}`));
  for (const { id } of [clerk, manager, office]) expect(await told(id)).toEqual([]);
});

test('after a stop over the morning only the last word is said', async () => {
  const { clerk, manager, told } = await shop();
  await tellReportClock(at('2026-11-29T09:45'));
  expect(await told(clerk.id)).toEqual(['REPORT_DUE 11-29T01:45']);
  const later = await shop();
  await tellReportClock(at('2026-11-29T13:00'));
  expect(await later.told(later.clerk.id)).toEqual([]);
  expect(await later.told(later.manager.id)).toEqual(['REPORT_LATE 11-29T05:00']);
  expect(await told(manager.id)).toEqual(['REPORT_LATE 11-29T05:00']);
});

test('a report that is in, a closed store and a day before the books began are left alone', async () => {
  const submitted = await shop();
  await db().businessDay.updateMany({
    where: { storeId: submitted.store.id },
    data: { state: 'CLOSED', closedAt: new Date(), closedById: submitted.manager.id },
  });
  const closed = await shop();
  await db().store.update({ where: { id: closed.store.id }, data: { closedAt: new Date() } });
  await tellReportClock(at('2026-11-29T11:00'));
  expect(await submitted.told(submitted.manager.id)).toEqual([]);
  expect(await closed.told(closed.manager.id)).toEqual([]);
});
