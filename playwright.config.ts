import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/test/browser';
import { scratchShops } from './scripts/test/scratch-shops';
import { shareOut } from './scripts/test/share-out';

const TESTS = 'tests/e2e';
const executablePath = findBrowser();
const shops = scratchShops();
const shares = shareOut(TESTS, shops.length);
const urlOf = (port: number) => `http://localhost:${port}`;

export default defineConfig({
  testDir: TESTS,
  outputDir: 'test-results/browser',
  // One shop with one set of tills for each worker: its journeys take turns, in the same order every time.
  workers: shops.length,
  projects: shops.map(({ port, database }, index) => ({
    name: `shop ${index + 1}`,
    testMatch: shares[index] ?? [],
    workers: 1,
    use: { baseURL: urlOf(port) },
    metadata: { database },
  })),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  use: {
    actionTimeout: 10_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    // Half of the processors' time goes into keeping one: npx playwright test NAME --trace on
    trace: 'off',
    screenshot: 'only-on-failure',
    // Nothing fades or slides while a test waits for it.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath && { executablePath }),
      // In the locale of a bare machine it cannot write a Chinese file name, and calls every file "download".
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node --import tsx scripts/test/scratch-server.ts ${process.env.DAYBOOK_E2E_MADE ? '--made' : ''}`,
    url: `${urlOf(shops[0]?.port ?? 0)}/api/health`,
    timeout: 480_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 6_000 },
  },
});
