import { expect, test } from 'vitest';
import { dayToDate } from '@/lib/business-day';
import { LOCALES } from '@/lib/i18n/locales';
import { contextFor } from '@/server/context';
import { listNotices } from '@/server/notices/list-notices';
import { placeOf } from '@/server/notices/notice-rules';
import { noticeWords } from '@/server/notices/notice-words';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeSession, makeTill } from '@/tests/factories/tills';
import { asOwner } from '@/tests/helpers/database';
import { tellMorning } from './morning/tell-morning';
import { nudgeStore } from './nudges/nudge-store';
import { tellNudged } from './nudges/tell-nudged';

const job = (at: string) =>
  contextFor({ kind: 'JOB', job: 'insight.morning' }, { now: new Date(`${at}+08:00`) });

test('head office is told once, at nine, in three lines that each have a place', async () => {
  const store = await makeStore({ firstDay: '2026-11-20' });
  const [office, regional, manager] = [
    await makePerson(['HEAD_OFFICE'], null),
    await makePerson(['HEAD_OFFICE'], store.id),
    await makePerson(['STORE_MANAGER'], store.id),
  ];
  const { till } = await makeTill(store);
  await makeSession(store, till.id, manager.id, new Date('2026-11-20T09:00+08:00'));
  for (const [day, fen] of [
    ['2026-11-27', 123_400],
    ['2026-11-20', 100_000],
  ] as const) {
    await db().businessDay.createMany({
      data: [{ storeId: store.id, day: dayToDate(day) }],
      skipDuplicates: true,
    });
    await asOwner(
      `INSERT INTO sales_day (store_id, day, tickets, net_fen, rounding_fen) VALUES ($1, $2, 3, $3, 0)`,
      [store.id, day, fen],
    );
    await asOwner(
      `UPDATE business_day SET state = 'SEALED', closed_at = now(), closed_by_id = $2, sealed_at = now(), sealed_by_id = $2
       WHERE store_id = $1 AND day = $3`,
      [store.id, manager.id, day],
    );
  }
  await db().salesTarget.create({
    data: {
      ...{ storeId: store.id, month: dayToDate('2026-11-01'), amountFen: 446_800n },
      ...{ setById: office.id, setAt: new Date() },
    },
  });
  const told = async (person: typeof office) =>
    (await listNotices(await contextOf(person), {})).notices.map(({ kind, storeId, facts }) => ({
      kind,
      facts,
      place: placeOf(kind, storeId, facts),
    }));
  await tellMorning(job('2026-11-28T08:55'));
  expect(await told(office)).toEqual([]);
  await Promise.all([tellMorning(job('2026-11-28T09:00')), tellMorning(job('2026-11-28T09:00'))]);
  await tellMorning(job('2026-11-28T09:05'));
  const lines = await told(office);
  expect(lines).toHaveLength(3);
  const of = (kind: string) => lines.find((line) => line.kind === kind);
  expect(of('MORNING_TAKINGS')).toMatchObject({
    facts: { amount: '¥1,234.00', before: '¥1,000.00', target: '50%' },
    place: '/tickets?store=all&from=2026-11-27&to=2026-11-27',
  });
  expect(of('MORNING_LATE')).toMatchObject({
    facts: { count: 6, reason: store.name },
    place: '/day-reports',
  });
  expect(of('MORNING_EXCEPTIONS')).toMatchObject({
    facts: { count: 0 },
    place: '/insight/exceptions?store=all',
  });
  for (const locale of LOCALES) {
    const said = noticeWords(locale, lines);
    expect(said).toContain('¥1,234.00');
    expect(said).toContain('50%');
    expect(said).toContain(store.name);
    expect(said).not.toMatch(/[{}]|none/);
  }
  expect(await told(regional)).toEqual([]);
  expect(await told(manager)).toEqual([]);
  await tellMorning(job('2026-11-29T13:00'));
  expect(await told(office)).toHaveLength(3);
});

test('who was named when a store was nudged finds it among their notices', async () => {
  const store = await makeStore();
  const manager = await makePerson(['STORE_MANAGER'], store.id);
  const { till } = await makeTill(store);
  await makeSession(store, till.id, manager.id, new Date('2026-01-05T09:00+08:00'));
  const office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  const requestId = newId();
  await nudgeStore.execute(office, { requestId, storeId: store.id, day: '2026-01-05' });
  const event = await db().domainEvent.findFirstOrThrow({
    where: { name: 'insight.nudge', scopeId: store.id },
  });
  const ctx = contextFor({ kind: 'JOB', job: 'insight.tellNudged' });
  await tellNudged(ctx, event);
  await tellNudged(ctx, event);
  const { notices } = await listNotices(await contextOf(manager), {});
  expect(notices).toMatchObject([
    { kind: 'REPORT_NUDGED', facts: { day: '2026-01-05', storeName: store.name } },
  ]);
});
