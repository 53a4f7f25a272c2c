import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { db } from '@/server/platform/db';
import { checkBooks } from '@/server/reports/books/check-books';
import { customerImporter } from '@/tests/factories/customer-imports';
import { makeStore } from '@/tests/factories/stores';
import { withTestDatabase } from '@/tests/helpers/database';
import { kill, killWorkers, startWorker, twoMinutesLater } from '@/tests/helpers/import-worker';

const ROWS = 600;
afterEach(killWorkers);

it('customers whose worker is killed half-way are brought in by the next, none twice, each balance once', async () => {
  const store = await makeStore();
  const office = await customerImporter(store.code);
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `杀断${at},1392${String(at).padStart(7, '0')},${at + 1}`,
  );
  const { runId } = await office.start(await office.upload(`姓名,手机,期初应收\n${rows.join('\n')}`));
  const status = async () => (await office.api.run({ runId })).status;
  const holder = new pg.Client({ connectionString: withTestDatabase().ownerUrl });
  await holder.connect();
  // No worker gets past the customer in the middle.
  await holder.query(`
    CREATE FUNCTION wait_half_way() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock_shared(2); RETURN NEW; END $$;
    CREATE TRIGGER half_way BEFORE INSERT ON customer FOR EACH ROW WHEN (NEW.name = '杀断${ROWS / 2}')
      EXECUTE FUNCTION wait_half_way();
    SELECT pg_advisory_lock(2)`);
  const first = startWorker();
  await vi.waitFor(
    async () => {
      const run = await office.api.run({ runId });
      // Until something is written the progress is of what was read.
      expect(run.status).toBe('WRITING');
      expect(run.total).toBeGreaterThan(0);
      expect(run.progress).toBeGreaterThanOrEqual(ROWS / 3);
    },
    { timeout: 60_000, interval: 20 },
  );
  await kill(first);
  await holder.end();
  const written = await db().customer.count({ where: { name: { startsWith: '杀断' } } });
  expect(written).toBeGreaterThanOrEqual(ROWS / 3);
  expect(written).toBeLessThan(ROWS);

  await twoMinutesLater(runId);
  expect(await status()).toBe('INTERRUPTED');
  startWorker();
  await vi.waitFor(async () => expect(await status()).toBe('DONE'), { timeout: 60_000, interval: 200 });
  expect((await office.api.run({ runId })).result).toMatchObject({
    created: ROWS,
    updated: 0,
    openings: [{ store: store.code, posted: ROWS, skipped: 0 }],
  });
  expect(await db().customer.count({ where: { name: { startsWith: '杀断' } } })).toBe(ROWS);
  expect(await db().creditEntry.count({ where: { storeId: store.id } })).toBe(ROWS);
  expect((await checkBooks(db())).reduce((sum, fact) => sum + fact.differences, 0)).toBe(0);
}, 150_000);
