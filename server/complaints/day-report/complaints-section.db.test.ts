import { expect, test } from 'vitest';
import { businessDayOf } from '@/lib/business-day';
import { logComplaint } from '@/server/complaints/log-complaint';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore, NOON_ZONE } from '@/tests/factories/stores';
import { complaintsSection } from './complaints-section';

test('a day’s report names what came in, counts what ended and what waits, and keeps none of it', async () => {
  const store = await makeStore({ timeZone: NOON_ZONE });
  const clerk = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  const log = (severity: 1 | 3) =>
    logComplaint.execute(clerk, {
      requestId: newId(),
      storeId: store.id,
      callerName: '陈女士',
      channel: 'STORE',
      about: 'OTHER',
      words: '柜门关不严。',
      severity,
      wants: 'REPAIR',
    });
  const { complaintId } = await log(3);
  await log(1);
  const day = businessDayOf(new Date(), NOON_ZONE, store.dayStartMinute);
  const shown = () =>
    complaintsSection.details(db(), { storeId: store.id, day, sealedAt: null, now: new Date() }, {});
  expect(await shown()).toMatchObject({ moreLogged: false, solved: 0, closed: 0, open: 2, overdue: 0 });
  expect((await shown()).logged.map(({ severity }) => severity)).toEqual([1, 3]);
  const now = new Date();
  await db().complaint.update({
    where: { storeId_id: { storeId: store.id, id: complaintId } },
    data: { state: 'SOLVED', solvedAt: now, looksAt: null },
  });
  expect(await shown()).toMatchObject({ solved: 1, open: 1 });
  const other = await complaintsSection.details(
    db(),
    { storeId: store.id, day: '2026-02-01', sealedAt: null, now: new Date() },
    {},
  );
  expect(other).toMatchObject({ logged: [], solved: 0, open: 1 });
});
