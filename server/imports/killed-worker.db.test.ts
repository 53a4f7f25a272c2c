import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { db } from '@/server/platform/db';
import { checkBooks } from '@/server/reports/books/check-books';
import { importer, productRows } from '@/tests/factories/import-runs';
import { makeStore } from '@/tests/factories/stores';
import { withTestDatabase } from '@/tests/helpers/database';
import { kill, killWorkers, startWorker, twoMinutesLater } from '@/tests/helpers/import-worker';

const ROWS = 600;
/** No worker gets past the product in the middle. @returns what lets them */
async function stopHalfWay(): Promise<() => Promise<void>> {
  const holder = new pg.Client({ connectionString: withTestDatabase().ownerUrl });
  await holder.connect();
  await holder.query(`
    CREATE FUNCTION wait_half_way() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NEW; END $$;
    CREATE TRIGGER half_way BEFORE INSERT ON product FOR EACH ROW WHEN (NEW.code = 'KW${ROWS / 2}')
      EXECUTE FUNCTION wait_half_way();
    SELECT pg_advisory_lock(1)`);
  return () => holder.end();
}

afterEach(killWorkers);

it('an import whose worker is killed half-way says so, and the next worker brings it in to the end', async () => {
  const store = await makeStore();
  const office = await importer('HEAD_OFFICE');
  const uploadId = await office.upload(`编码,名称,售价,进价,库存\n${productRows('KW', ROWS)}`);
  const { runId } = await office.start(uploadId, { storeCode: store.code });
  const status = async () => (await office.api.run({ runId })).status;
  const goOn = await stopHalfWay();
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
  await goOn();
  const written = await db().product.count({ where: { code: { startsWith: 'KW' } } });
  expect(written).toBeGreaterThanOrEqual(ROWS / 3);
  expect(written).toBeLessThan(ROWS);
  expect(await status()).toBe('WRITING');

  await twoMinutesLater(runId);
  expect(await office.api.run({ runId })).toMatchObject({ status: 'INTERRUPTED', mayRunAgain: true });
  startWorker();
  await vi.waitFor(async () => expect(await status()).toBe('DONE'), { timeout: 60_000, interval: 200 });
  expect((await office.api.run({ runId })).result).toMatchObject({
    created: ROWS,
    updated: 0,
    openings: [{ store: store.code, posted: ROWS, skipped: 0 }],
  });
  expect(await db().stockEntry.count({ where: { storeId: store.id } })).toBe(ROWS);
  expect((await checkBooks(db())).reduce((sum, fact) => sum + fact.differences, 0)).toBe(0);
}, 180_000);
