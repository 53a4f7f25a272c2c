import { expect, test } from 'vitest';
import { dayToDate } from '@/lib/business-day';
import { contextFor } from '@/server/context';
import { raiseNotices } from '@/server/notices/raise-notices';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { settleReportNotices } from './settle-report-notices';
import { submitReport } from './submit-report';

const DAY = '2026-01-05';

test('a submitted report is waited for by nobody: whoever was told of it has it done, other days stay', async () => {
  const store = await makeStore({ firstDay: DAY });
  const manager = await makePerson(['STORE_MANAGER'], store.id);
  const headOffice = await makePerson(['HEAD_OFFICE'], null);
  await db().businessDay.create({ data: { storeId: store.id, day: dayToDate(DAY) } });
  const job = contextFor({ kind: 'JOB', job: 'test' });
  const tell = (kind: 'REPORT_LATE' | 'REPORT_NUDGED', day: string) =>
    raiseNotices.execute(job, {
      requestId: newId(),
      kind,
      cause: newId(),
      aboutStoreId: store.id,
      facts: { day },
      personIds: [manager.id, headOffice.id],
    });
  await tell('REPORT_LATE', DAY);
  await tell('REPORT_NUDGED', DAY);
  await tell('REPORT_LATE', '2026-01-04');
  await submitReport.execute(await contextOf(manager), {
    storeId: store.id,
    day: DAY,
    requestId: newId(),
    notes: '',
    openReason: '',
  });
  const event = await db().domainEvent.findFirstOrThrow({
    where: { scopeId: store.id, name: 'reports.submit' },
  });
  await settleReportNotices(job, event);
  await settleReportNotices(job, event);
  for (const { id } of [manager, headOffice]) {
    const open = await db().notice.findMany({ where: { personId: id, doneAt: null } });
    expect(open.map(({ facts }) => facts)).toEqual([{ day: '2026-01-04' }]);
    expect(await db().notice.count({ where: { personId: id, readAt: { not: null } } })).toBe(2);
  }
});
