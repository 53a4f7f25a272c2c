import { expect, test } from 'vitest';
import { dayToDate } from '@/lib/business-day';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { tellReportClock } from './tell-report-clock';

const DAY = '2026-11-28';
const at = (text: string) =>
  contextFor({ kind: 'JOB', job: 'reports.clock' }, { now: new Date(`${text}+08:00`) });

async function shop() {
  const store = await makeStore({ firstDay: DAY });
  const [clerk, manager, office] = [
    await makePerson(['CLERK'], store.id),
    await makePerson(['STORE_MANAGER'], store.id),
    await makePerson(['HEAD_OFFICE'], null),
  ];
  await db().businessDay.create({
    data: { storeId: store.id, day: dayToDate(DAY), preparerId: clerk.id },
  });
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
