import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../lib/environment';
import { keepSecrets } from './data-folder';
import { openDatabase } from './database';
import { ensureClient } from './generate-client';
import { fail, projectRoot } from './settings';

const USAGE = `npm run shift [-- --seed N] [--tickets N]
    plays a clerk's shift through the server's own commands, in a scratch database, and ends with 0 only when the books agree`;
/** Made anew for every shift. */
const DATA_FOLDER = path.join(projectRoot, '.data/shift');
const FORTY = '40';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '1' }, tickets: { type: 'string', default: FORTY } },
  });
  const of = { seed: Number(values.seed), tickets: Number(values.tickets) };
  if (!Number.isSafeInteger(of.seed) || !Number.isSafeInteger(of.tickets)) {
    console.error(USAGE);
    return 2;
  }
  await ensureClient(console.error);
  rmSync(DATA_FOLDER, { recursive: true, force: true });
  const settings = readEnvironment({ DAYBOOK_DATA: DATA_FOLDER, DAYBOOK_DEMO: 'off' });
  const database = await openDatabase(settings, { say: console.error });
  try {
    process.env.DATABASE_URL = database.ownerUrl;
    process.env.DATABASE_APP_URL = database.appUrl;
    process.env.AUTH_SECRET = keepSecrets(settings.dataFolder).auth;
    // Only now: what the server is made of reads where its database is as it is loaded.
    const { playShift } = await import('../tests/shift/play-shift');
    const { db, endHotPool } = await import('../server/platform/db');
    console.log(`seed ${of.seed}`);
    const wrong = await playShift(of, (line) => console.log(line));
    for (const line of wrong) console.log(`WRONG: ${line}`);
    await endHotPool();
    await db().$disconnect();
    return wrong.length === 0 ? 0 : 1;
  } finally {
    await database.release();
  }
}

process.exit(await main().catch(fail));
