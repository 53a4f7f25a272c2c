import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startChild } from '../child-process';
import { type OpenDatabase, openDatabase } from '../database';
import { ensureClient } from '../generate-client';
import { startPaymentSimulator } from '../payments/simulator';
import { CARELESS } from '../postgres/careless';
import { acquireEmbedded } from '../postgres/embedded';
import { loadSettings } from '../settings';
import { ensureBuild } from '../start/build';
import { seedDemo } from '../start/company';
import { SCRATCH_FOLDER, type ScratchShop, scratchShops } from './scratch-shops';

// What the browser tests drive: a demo company made anew, and a Daybook for each worker on a copy of it of its own.
// With `--make` only the company and its copies, for a `--made` that comes soon.
const PATIENCE_MS = 120_000;
const say = (line: string) => console.log(line);
const onlyMakes = process.argv.includes('--make');
const isMade = process.argv.includes('--made') && existsSync(path.join(SCRATCH_FOLDER, 'postgres'));

for (const name of [
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_WORKER_URL',
  'PUBLIC_URL',
  'TLS_CERT',
  'TLS_KEY',
])
  process.env[name] = '';
process.env.HOST = '127.0.0.1';
process.env.DAYBOOK_DEMO = 'on';

const [first, ...clones] = scratchShops();
if (!first) throw new Error('at least one');
process.env.DAYBOOK_DATA = first.dataFolder;
process.env.PORT = String(first.port);

if (!isMade) await clearAway();
await ensureClient(say);
if (!onlyMakes) await ensureBuild(say);
const settings = loadSettings();
// Held until this process ends: the Daybook below joins it and is the last to leave.
const server = await acquireEmbedded({ dataFolder: SCRATCH_FOLDER, settings: CARELESS, say });
const database = await openDatabase(settings, { say });
if (!isMade) {
  await seedDemo(settings, database);
  for (const clone of clones) await cloneDatabase(database, clone);
}
if (onlyMakes) {
  await database.release();
  await server.release();
  process.exit(0);
}
// Money from phones is asked of a gateway on paper.
const PAYMENT_KEY = 'what the scratch shop and its payment gateway have in common';
const { origin } = await startPaymentSimulator(PAYMENT_KEY);
Object.assign(process.env, { PAYMENT_URL: origin, PAYMENT_KEY });
await Promise.all(clones.map((clone) => open(database, clone)));
// Last, because Playwright takes its answer for that of all. On SIGTERM it ends the others as its children.
await import('../start/daybook');

async function clearAway(): Promise<void> {
  if (existsSync(path.join(SCRATCH_FOLDER, 'postgres'))) {
    // A killed run may have left its database running.
    const left = await acquireEmbedded({ dataFolder: SCRATCH_FOLDER }).catch(() => undefined);
    await left?.release();
  }
  rmSync(SCRATCH_FOLDER, { recursive: true, force: true });
}

async function cloneDatabase(from: OpenDatabase, { database: name }: ScratchShop): Promise<void> {
  const server = new URL(from.ownerUrl);
  const original = server.pathname.slice(1);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${original}`);
  } finally {
    await client.end();
  }
}

async function open(from: OpenDatabase, shop: ScratchShop): Promise<void> {
  mkdirSync(shop.dataFolder, { recursive: true, mode: 0o700 });
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${shop.database}` }).href;
  const child = startChild('node', ['--import', 'tsx', 'scripts/start/daybook.ts'], {
    env: {
      DAYBOOK_DATA: shop.dataFolder,
      PORT: String(shop.port),
      DATABASE_URL: at(from.ownerUrl),
      DATABASE_APP_URL: at(from.appUrl),
      DATABASE_WORKER_URL: at(from.workerUrl),
    },
  });
  const until = Date.now() + PATIENCE_MS;
  const healthy = () =>
    fetch(`http://127.0.0.1:${shop.port}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await healthy())) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`The server on port ${shop.port} did not open.`);
    await sleep(100);
  }
}
