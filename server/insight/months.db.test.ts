import { beforeAll, expect, test } from 'vitest';
import { dayToDate } from '@/lib/business-day';
import { contextFor } from '@/server/context';
import { listNotices } from '@/server/notices/list-notices';
import { placeOf } from '@/server/notices/notice-rules';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { callerWith } from '@/tests/helpers/calls-of-roles';
import { asOwner } from '@/tests/helpers/database';
import { MonthNotOver } from './errors';
import { listMonths, monthReport } from './months/month-reports';
import { submitMonth } from './months/submit-month';
import { tellMonth } from './months/tell-month';

let store: Awaited<ReturnType<typeof makeStore>>;
let manager: Awaited<ReturnType<typeof contextOf>>;
const NOW = new Date('2026-03-02T10:00:00+08:00');
const MONTH = '2026-02';

beforeAll(async () => {
  store = await makeStore({ firstDay: '2026-01-01' });
  const person = await makePerson(['STORE_MANAGER'], store.id);
  manager = await contextOf(person, { now: NOW });
  for (const [day, fen] of [
    ['2026-01-31', 50_000],
    ['2026-02-01', 70_000],
    ['2026-02-28', 30_000],
    ['2026-03-01', 99_000],
  ] as const) {
    await db().businessDay.create({ data: { storeId: store.id, day: dayToDate(day) } });
    await asOwner(
      `INSERT INTO sales_day (store_id, day, tickets, net_fen, rounding_fen) VALUES ($1, $2, 2, $3, 0)`,
      [store.id, day, fen],
    );
  }
  await asOwner(
    `UPDATE business_day SET state = 'SEALED', closed_at = now(), closed_by_id = $2, sealed_at = now(), sealed_by_id = $2
     WHERE store_id = $1`,
    [store.id, person.id],
  );
});

const submit = (comments: string, month = MONTH, who = manager) =>
  submitMonth.execute(who, { requestId: newId(), storeId: store.id, month, comments });

test('a month is submitted with the manager’s word, kept as the books had it, and again as another version', async () => {
  const live = await monthReport(db(), store.id, MONTH, NOW);
  expect(live).toMatchObject({
    isOver: true,
    versions: [],
    figures: {
      takingsFen: 100_000,
      tickets: 4,
      lastMonthFen: 50_000,
      targetFen: null,
      cash: { count: 0 },
      days: [
        { day: '2026-02-01', fen: 70_000 },
        { day: '2026-02-28', fen: 30_000 },
      ],
    },
  });
  expect(await Promise.all([submit('沙发卖得好'), submit('灯没卖动')])).toEqual(
    expect.arrayContaining([{ version: 1 }, { version: 2 }]),
  );
  await asOwner(`UPDATE sales_day SET net_fen = 1 WHERE store_id = $1`, [store.id]);
  const kept = await monthReport(db(), store.id, MONTH, NOW);
  expect(kept.figures).toEqual(live.figures);
  expect(kept.versions.map(({ version }) => version)).toEqual([2, 1]);
  const listed = await listMonths(db(), [store.id], NOW);
  expect(listed.map(({ month, isRunning }) => [month, isRunning])).toEqual([
    ['2026-03', true],
    [MONTH, false],
    ['2026-01', false],
  ]);
  expect(listed[1]).toMatchObject({
    month: MONTH,
    stores: [{ storeId: store.id, report: { version: 2, takingsFen: 100_000 } }],
  });
  const report = {
    where: { storeId_month_version: { storeId: store.id, month: dayToDate('2026-02-01'), version: 1 } },
  };
  await expect(db().monthReport.update({ ...report, data: { comments: '改了' } })).rejects.toThrow();
  await expect(db().monthReport.delete(report)).rejects.toThrow();
});

test('is refused before the month is over, without a word, and to anybody but the store’s manager', async () => {
  await expect(submit('太早', '2026-03')).rejects.toThrow(MonthNotOver);
  await expect(submit('没开店', '2025-12')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(submit('   ')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const clerk = await contextOf(await makePerson(['CLERK'], store.id), { now: NOW });
  await expect(submit('店员', MONTH, clerk)).rejects.toThrow(Forbidden);
  const other = await makeStore();
  await expect(
    callerWith('STORE_MANAGER', other.id).insight.month({ storeId: store.id, month: MONTH }),
  ).rejects.toThrow();
  await expect(
    callerWith('STORE_MANAGER', other.id).insight.months({ storeIds: [store.id] }),
  ).rejects.toThrow();
});

test('head office is told, once for each version', async () => {
  const office = await makePerson(['HEAD_OFFICE'], null);
  const [event] = await db().domainEvent.findMany({
    where: { name: 'insight.submitMonth', scopeId: store.id },
    orderBy: { id: 'asc' },
  });
  if (!event) throw new Error('an event');
  const job = contextFor({ kind: 'JOB', job: 'insight.tellMonth' });
  await tellMonth(job, event);
  await tellMonth(job, event);
  const { notices } = await listNotices(await contextOf(office), {});
  expect(notices.map(({ kind, storeId, facts }) => [kind, placeOf(kind, storeId, facts)])).toEqual([
    ['MONTH_SUBMITTED', `/insight/months/${store.id}/${MONTH}`],
  ]);
});
