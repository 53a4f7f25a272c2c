import { existsSync } from 'node:fs';
import { runChild, runScript } from '../child-process';
import { ensureClient } from '../generate-client';
import { fail } from '../settings';
import { ensureBuild } from '../start/build';
import { ensureBrowser } from './browser';
import { freePorts } from './free-port';
import { scratchShops } from './scratch-shops';

const TAMPERINGS = 1_000;
/** A partition, a second machine, first starts and restores, on real servers. */
const RUNNING = [
  'server/platform/outage',
  'scripts/second-machine',
  'scripts/start/company',
  'scripts/backup',
];

/** npm run test:long -- SEED: what takes minutes. The same seed makes the same tamperings. */
async function runLong(): Promise<number> {
  const seed = process.argv[2] ?? String(Math.floor(Math.random() * 2 ** 31));
  await ensureClient(console.error);
  await ensureBuild(console.error);
  const kills = await runScript('scripts/test/kills.ts');
  const crashes = await runScript('scripts/crash.ts', ['30']);
  const models = await runChild(
    'vitest',
    ['run', '--project', 'db', 'tests/db/model', 'server/reports/books'],
    {
      env: { DAYBOOK_LONG: '1' },
    },
  );
  const servers = await throughProxies();
  const files = await runChild('vitest', ['run', '--project', 'unit', 'tests/fuzz'], {
    env: { FUZZ_FILES: '500' },
  });
  const running = await runChild('vitest', ['run', '--project', 'db', ...RUNNING]);
  console.log(`Every kind of tampering with every column, and ${TAMPERINGS} at random, seed ${seed}`);
  const tamperings = await runChild('vitest', ['run', '--project', 'db', 'server/reports/heads'], {
    env: {
      DAYBOOK_LONG: '1',
      DAYBOOK_EVERY_TAMPERING: '1',
      DAYBOOK_TAMPERINGS: String(TAMPERINGS),
      DAYBOOK_SEED: seed,
    },
  });
  const journeys = await everyLanguage();
  return Math.max(kills, crashes, models, servers, files, running, tamperings, journeys);
}

/** Every journey of the browser tests, in every language; `npm test` plays each in one. */
async function everyLanguage(): Promise<number> {
  const missing = ensureBrowser(console.error);
  if (missing) throw new Error(missing);
  const env = {
    DAYBOOK_LONG: '1',
    DAYBOOK_E2E_PORT: String(await freePorts(scratchShops().length)),
  };
  return runChild('playwright', ['test'], { env });
}

/** The journey of two servers once more, behind HAProxy and PgBouncer as the runbook has them. */
async function throughProxies(): Promise<number> {
  const missing = ['/usr/sbin/haproxy', '/usr/sbin/pgbouncer'].filter((program) => !existsSync(program));
  if (missing.length > 0) {
    console.log(`Not run, two servers behind proxies: ${missing.join(' and ')} not installed`);
    return 0;
  }
  return runChild('vitest', ['run', '--project', 'servers'], { env: { DAYBOOK_THROUGH_PROXIES: '1' } });
}

process.exit(await runLong().catch(fail));
