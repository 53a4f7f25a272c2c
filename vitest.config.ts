import path from 'node:path';
import { defineConfig } from 'vitest/config';

const never = [
  '**/node_modules/**',
  '.next/**',
  '.data/**',
  'generated/**',
  'tests/e2e/**',
  'tests/servers/**',
];

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    restoreMocks: true,
    // Each file has its own database, and most of its time is the database's: a worker less than processors leaves one idle.
    maxWorkers: '100%',
    projects: [
      {
        test: { name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: [...never, '**/*.db.test.ts'] },
      },
      {
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: never,
          globalSetup: ['tests/helpers/database-server.ts'],
          setupFiles: ['tests/helpers/database-per-file.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Real servers of the build, one journey from its beginning to its end.
        test: { name: 'servers', include: ['tests/servers/*.test.ts'], testTimeout: 60_000, bail: 1 },
      },
    ],
  },
});
