import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from '../../../scripts/child-process';
import { freePort } from '../../../scripts/test/free-port';

const PATIENCE_MS = 120_000;

/** A Daybook as it is on its first day: its own database with nothing in it, and the code its console shows. */
export async function emptyShop(): Promise<{ url: string; setupCode: string; end: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'daybook-first-day-'));
  const port = await freePort();
  let said = '';
  const child = startChild('node', ['--import', 'tsx', 'scripts/start/daybook.ts'], {
    env: {
      DAYBOOK_DATA: folder,
      DAYBOOK_DEMO: 'off',
      PORT: String(port),
      HOST: '127.0.0.1',
      ...{ DATABASE_URL: '', DATABASE_APP_URL: '', DATABASE_WORKER_URL: '', PUBLIC_URL: '' },
    },
    onOutput: (text) => {
      said += text;
    },
  });
  const url = `http://localhost:${port}`;
  const healthy = () =>
    fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  const until = Date.now() + PATIENCE_MS;
  while (!(await healthy())) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`The empty shop did not open: ${said}`);
    await sleep(200);
  }
  return {
    url,
    setupCode: /set-up code: (\S+)/.exec(said)?.[1] ?? '',
    async end() {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
