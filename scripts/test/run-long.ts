import { runChild, runScript } from '../child-process';
import { ensureClient } from '../generate-client';
import { fail } from '../settings';
import { ensureBuild } from '../start/build';

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
  const models = await runChild('vitest', ['run', '--project', 'db', 'tests/db/model'], {
    env: { DAYBOOK_LONG: '1' },
  });
  const files = await runChild('vitest', ['run', '--project', 'unit', 'tests/fuzz'], {
    env: { FUZZ_FILES: '500' },
  });
  const running = await runChild('vitest', ['run', '--project', 'db', ...RUNNING]);
  console.log(`Every kind of tampering with every column, and ${TAMPERINGS} at random, seed ${seed}`);
  const tamperings = await runChild('vitest', ['run', '--project', 'db', 'server/reports/heads'], {
    env: { DAYBOOK_EVERY_TAMPERING: '1', DAYBOOK_TAMPERINGS: String(TAMPERINGS), DAYBOOK_SEED: seed },
  });
  return Math.max(kills, models, files, running, tamperings);
}

process.exit(await runLong().catch(fail));
