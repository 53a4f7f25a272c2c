import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/test/browser';

const port = process.env.DAYBOOK_E2E_PORT ?? '3199';
const baseURL = `http://localhost:${port}`;
const executablePath = findBrowser();

// Page objects and sign-ins find the demo's people here.
process.env.DAYBOOK_E2E_DATA = path.resolve(import.meta.dirname, '.data/e2e');

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/browser',
  // One shop with one set of tills: journeys take turns.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  use: {
    actionTimeout: 10_000,
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
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
    command: 'node --import tsx scripts/test/scratch-server.ts',
    url: `${baseURL}/api/health`,
    env: { PORT: port },
    timeout: 480_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 6_000 },
  },
});
