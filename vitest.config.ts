import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const never = [
  '**/node_modules/**',
  '.next/**',
  '.data/**',
  'generated/**',
  'tests/e2e/**',
  'tests/servers/**',
];

/** For what hangs: how busy the machine is decides no test. */
const PATIENCE_MS = 180_000;

/** Seconds of the files that take long, as measured alone; they say nothing of it by their size. */
const SECONDS: Record<string, number> = {
  'tests/outbox/outbox-model.test.ts': 22,
  'server/reports/books/check-books.db.test.ts': 45,
  'server/platform/outage.db.test.ts': 28,
  'tests/db/plans.db.test.ts': 19,
  'server/reports/heads/tampering.db.test.ts': 16,
  'server/reports/sections.db.test.ts': 14,
  'server/imports/import-products.db.test.ts': 12,
  'server/reports/cash-foots.db.test.ts': 11,
  'server/imports/reconciliation/reconcile-file.db.test.ts': 10,
  'server/imports/run-import.db.test.ts': 10,
  'server/reports/lists-over-stores.db.test.ts': 10,
  'server/imports/killed-worker.db.test.ts': 7,
  'server/notices/robots/robots.db.test.ts': 7,
  'tests/db/model/stock-model.db.test.ts': 7,
};

/** Begins with what takes long, so that no worker is left alone with it at the end. A fresh clone remembers no times of its own. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const long = usual.filter((file) => secondsOf(file) > 0);
    const rest = usual.filter((file) => secondsOf(file) === 0);
    return [...long.sort((a, b) => secondsOf(b) - secondsOf(a)), ...rest];
  }
}

function secondsOf({ moduleId }: TestSpecification): number {
  return SECONDS[path.relative(import.meta.dirname, moduleId)] ?? 0;
}

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    restoreMocks: true,
    // Each file has its own database and waits for it half of its time, some for a clock: fewer workers leave processors idle.
    maxWorkers: 2 * availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.db.test.ts'],
          testTimeout: PATIENCE_MS,
        },
      },
      {
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: never,
          globalSetup: ['tests/helpers/database-server.ts'],
          setupFiles: ['tests/helpers/database-per-file.ts'],
          testTimeout: PATIENCE_MS,
          hookTimeout: 2 * PATIENCE_MS,
        },
      },
      {
        // Real servers of the build, one journey from its beginning to its end.
        test: { name: 'servers', include: ['tests/servers/*.test.ts'], testTimeout: 60_000, bail: 1 },
      },
    ],
  },
});
