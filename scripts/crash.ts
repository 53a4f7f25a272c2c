import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sellUntilKilled } from '@/tests/crash/sell-until-killed';
import { startChild } from './child-process';
import { ensureClient } from './generate-client';
import { fail } from './settings';
import { ensureBuild } from './start/build';
import { freePort } from './test/free-port';

/** npm run crash [-- times]: a browser is killed right after Done, again and again; every receipt it showed must be booked once. */
const TIMES = Number(process.argv[2] ?? 200);
const PATIENCE_MS = 240_000;

async function crash(): Promise<number> {
  await ensureClient(console.error);
  await ensureBuild(console.error);
  const port = await freePort();
  const server = startChild('node', ['--import', 'tsx', 'scripts/test/scratch-server.ts'], {
    env: { DAYBOOK_E2E_SHOPS: '1', DAYBOOK_E2E_PORT: String(port) },
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-crash-'));
  try {
    const base = `http://localhost:${port}`;
    await whenUp(base);
    const { shown, lost, doubled, killedWithinMs } = await sellUntilKilled({ base, folder, times: TIMES });
    console.log(
      JSON.stringify({ name: 'crash.browser', killed: TIMES, shown, lost, doubled, killedWithinMs }),
    );
    return lost.length + doubled.length === 0 && shown === TIMES ? 0 : 1;
  } finally {
    server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function whenUp(base: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    if (
      await fetch(`${base}/api/health`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await sleep(500);
  }
  throw new Error('the shop did not open');
}

process.exit(await crash().catch(fail));
