import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { dayToDate } from '@/lib/business-day';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { JOBS_SCHEMA } from './events/jobs-schema';
import { lastBeat } from './events/worker-beat';
import { CONSUMER_JOBS } from './jobs';
import { db } from './platform/db';
import { newId } from './platform/ids';
import { acceptReport, returnReport } from './reports/decide-report';
import { submitReport } from './reports/submit-report';
import { runJobs } from './run-jobs';

const url = () => process.env.DATABASE_WORKER_URL ?? '';
let end: (() => Promise<void>) | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  await end?.();
  end = undefined;
});

const DAY = '2026-01-05';

/** A day whose report finance sent back. */
async function returnedReport() {
  const store = await makeStore({ firstDay: DAY });
  const manager = await makePerson(['STORE_MANAGER'], store.id);
  const accountant = await makePerson(['ACCOUNTANT'], null);
  await db().businessDay.create({ data: { storeId: store.id, day: dayToDate(DAY) } });
  const base = { storeId: store.id, day: DAY };
  await submitReport.execute(await contextOf(manager), {
    ...base,
    requestId: newId(),
    notes: '',
    openReason: '',
  });
  const send = { ...base, requestId: newId(), version: 1, reason: '少一张小票' };
  const ctx = await contextOf(accountant);
  await returnReport.execute(ctx, send);
  return { store, manager, accountant, ctx, send };
}

const noticesOf = (personId: string) => db().notice.findMany({ where: { personId } });

test('a command writes its event and the job of whoever waits for it, in its own transaction', async () => {
  const { store, accountant, ctx, send } = await returnedReport();
  await returnReport.execute(ctx, send);
  const events = await db().domainEvent.findMany({
    where: { scopeId: store.id, name: 'reports.return' },
  });
  expect(events).toMatchObject([
    {
      version: 1,
      subjectKind: 'dayReport',
      subjectId: DAY,
      actorKind: 'PERSON',
      actorId: accountant.id,
      occurredAt: ctx.now,
    },
  ]);
  expect(await waiting(`reports.tellPreparer:${events[0]?.id}`)).toBe(1);
  // Refused, nothing happened and nothing waits.
  await expect(acceptReport.execute(ctx, { ...send, requestId: newId(), reason: '' })).rejects.toMatchObject({
    code: 'REPORT_NOT_WAITING',
  });
  expect(await db().domainEvent.count({ where: { scopeId: store.id, name: 'reports.accept' } })).toBe(0);
});

test('the job tells the preparer what finance said', async () => {
  const { store, manager } = await returnedReport();
  end = await runJobs(url());
  await vi.waitFor(async () => expect(await noticesOf(manager.id)).toHaveLength(1), 60_000);
  expect(await noticesOf(manager.id)).toMatchObject([
    { kind: 'REPORT_RETURNED', storeId: store.id, facts: { day: DAY, reason: '少一张小票' } },
  ]);
}, 180_000);

test('a job that fails half-way is done again, and what it did is done once', async () => {
  const { manager, store } = await returnedReport();
  const sent = await db().domainEvent.findFirstOrThrow({
    where: { scopeId: store.id, name: 'reports.return' },
  });
  const real = CONSUMER_JOBS['reports.tellPreparer'];
  let runs = 0;
  vi.spyOn(CONSUMER_JOBS, 'reports.tellPreparer').mockImplementation(async (ctx, event) => {
    // Others may still wait from the tests above.
    if (event.id === sent.id) runs += 1;
    await real(ctx, event);
    if (event.id === sent.id && runs === 1) throw new Error('lost on the way');
  });
  end = await runJobs(url());
  await vi.waitFor(() => expect(runs).toBeGreaterThanOrEqual(2), 60_000);
  await vi.waitFor(async () => expect(await waiting(`reports.tellPreparer:${sent.id}`)).toBe(0), 60_000);
  expect(await noticesOf(manager.id)).toHaveLength(1);
}, 180_000);

test('what a dead worker held goes to another', async () => {
  const { manager } = await returnedReport();
  await asWorker(
    `UPDATE ${JOBS_SCHEMA}._private_jobs SET locked_by = 'pool-of-the-dead', locked_at = now() - interval '91 seconds', attempts = 1
     WHERE key LIKE 'reports.tellPreparer:%'`,
  );
  await asWorker(
    `INSERT INTO ${JOBS_SCHEMA}.alive VALUES ('pool-of-the-dead', now() - interval '95 seconds')`,
  );
  end = await runJobs(url());
  await vi.waitFor(async () => expect(await noticesOf(manager.id)).toHaveLength(1), 60_000);
}, 180_000);

test('the worker owns the queue and nothing else; the application puts jobs there and reads none', async () => {
  const [owned] = await asWorker(
    `SELECT count(*)::int AS count FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relowner = current_user::regrole AND n.nspname <> '${JOBS_SCHEMA}' AND n.nspname NOT LIKE 'pg_%'`,
  );
  expect(owned).toEqual({ count: 0 });
  await expect(asWorker('SELECT * FROM person')).rejects.toThrow(/permission denied/);
  await expect(asWorker('CREATE TABLE public.mine (id int)')).rejects.toThrow(/permission denied/);
  await expect(asWorker('CREATE SCHEMA mine')).rejects.toThrow(/permission denied/);
  await expect(db().$queryRawUnsafe(`SELECT * FROM ${JOBS_SCHEMA}._private_jobs`)).rejects.toThrow(
    /permission denied/,
  );
});

test('a person cannot act as a job, nor a job as a person', async () => {
  const { raiseNotices } = await import('./notices/raise-notices');
  const person = await makePerson(['ADMIN'], null);
  const notice = {
    requestId: newId(),
    kind: 'BOOKS_DIFFER' as const,
    cause: 'books:x',
    aboutStoreId: null,
    facts: {},
    personIds: [person.id],
  };
  await expect(raiseNotices.execute(await contextOf(person), notice)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const { contextFor } = await import('./context');
  const job = contextFor({ kind: 'JOB', job: 'reports.clock' });
  await expect(
    submitReport.execute(job, { storeId: newId(), day: DAY, requestId: newId(), notes: '', openReason: '' }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

async function waiting(key: string): Promise<number> {
  const [row] = await asWorker(
    `SELECT count(*)::int AS count FROM ${JOBS_SCHEMA}._private_jobs WHERE key LIKE '${key}'`,
  );
  return row?.count as number;
}

async function asWorker(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url() });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a worker that began is heard of at once', async () => {
  await db().workerBeat.updateMany({ data: { beatAt: new Date(0) } });
  end = await runJobs(url());
  expect((await lastBeat(db()))?.getTime()).toBeGreaterThan(0);
});
