import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readEnvironment } from '@/lib/environment';
import { keepSecrets } from '@/scripts/data-folder';
import { openDatabase } from '@/scripts/database';
import { projectRoot } from '@/scripts/settings';
import { ensureBuild } from '@/scripts/start/build';
import { startWebServer } from '@/scripts/start/web-server';
import { freePort } from '@/scripts/test/free-port';
import { connect, type Db } from '@/server/platform/db';
import { checkBooks } from '@/server/reports/books/check-books';
import { measureAttendance } from './attendance';
import type { Bench } from './bench';
import { measureBeside } from './beside';
import { measureCheckout } from './checkout';
import { measureComplaints } from './complaints';
import { measureCounter } from './counter';
import { measureCustomers } from './customers';
import { makeBenchShop } from './fixtures';
import { measureLive } from './live';
import { liveADay } from './live-a-day';
import { print, round } from './measure';
import { measureMyDay } from './my-day';
import { memoryMb, ProcessorWatch, watchProcessor } from './processor';
import { measureReconciliation } from './reconciliation';
import { measureCompile, measureStockBook } from './reports';
import { measureRoster } from './roster';
import { measureSearch } from './search';
import { measureSignIn } from './sign-in';
import { measureStock } from './stock';
import { measureStocktake } from './stocktake';

/** Of a chain's usual shop; the counter's figures are of a large one. */
const PRODUCTS = process.argv.includes('counter') ? 50_000 : 20_000;

/** Measures by the name that selects them: `npm run bench -- checkout search`. */
const GROUPS: Record<string, (bench: Bench) => Promise<void>> = {
  report: measureCompile,
  checkout: measureCheckout,
  counter: measureCounter,
  search: measureSearch,
  stocktake: measureStocktake,
  stockbook: measureStockBook,
  stock: measureStock,
  reconciliation: measureReconciliation,
  signin: measureSignIn,
  customers: measureCustomers,
  complaints: measureComplaints,
  myday: measureMyDay,
  roster: measureRoster,
  attendance: measureAttendance,
  beside: measureBeside,
  live: measureLive,
};

/** Only when asked for by name: takes many minutes and leaves entries without documents, or leaves the server larger than a day's work does. */
const BY_NAME_ONLY = [
  'stock',
  'reconciliation',
  'customers',
  'complaints',
  'myday',
  'roster',
  'attendance',
  'beside',
  'live',
  'counter',
];

function groupsToRun(names: readonly string[]) {
  const unknown = names.filter((name) => !(name in GROUPS));
  if (unknown.length > 0) {
    console.error(`No such measures: ${unknown.join(', ')}. There are: ${Object.keys(GROUPS).join(', ')}.`);
    process.exit(1);
  }
  return Object.entries(GROUPS).flatMap(([name, group]) =>
    names.includes(name) || (names.length === 0 && !BY_NAME_ONLY.includes(name)) ? [group] : [],
  );
}

function postmasterPid(): number | null {
  const file = path.join(dataFolder, 'postgres/postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null;
}

/** With what it costs to read them: every row of the database is looked at. */
async function printBooks(owner: Db): Promise<void> {
  await owner.$executeRawUnsafe('VACUUM ANALYZE');
  const [{ rows } = { rows: 0 }] = await owner.$queryRaw<{ rows: number }[]>`
    SELECT sum(greatest(reltuples, 0))::float8 AS rows FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`;
  const began = performance.now();
  const facts = await owner.$transaction((tx) => checkBooks(tx), { timeout: 600_000 });
  const seconds = (performance.now() - began) / 1000;
  print({
    name: 'books:check',
    rows,
    seconds: round(seconds),
    seconds_per_million: round((seconds * 1_000_000) / rows),
    wanted_at_most: 10,
    differences: facts.reduce((sum, fact) => sum + fact.differences, 0),
    examples: facts.flatMap((fact) => fact.examples).slice(0, 5),
  });
}

const dataFolder = path.join(projectRoot, '.data/bench');
rmSync(dataFolder, { recursive: true, force: true });
const groups = groupsToRun(process.argv.slice(2));
const port = await freePort();
const settings = readEnvironment({
  DAYBOOK_DATA: dataFolder,
  DAYBOOK_DEMO: 'off',
  PORT: String(port),
  HOST: '127.0.0.1',
});
await ensureBuild(console.error);
const database = await openDatabase(settings, { say: console.error });
process.env.DATABASE_APP_URL = database.appUrl;
const owner = connect(database.ownerUrl, 4);
const { auth } = keepSecrets(settings.dataFolder);
const base = `http://127.0.0.1:${port}`;
const server = await startWebServer(settings, database, { LOG_LEVEL: 'error' });
try {
  console.error(`A shop with ${PRODUCTS} products ...`);
  const shop = await makeBenchShop(owner, auth, PRODUCTS);
  watchProcessor(new ProcessorWatch(server.pid, postmasterPid()));
  const bench: Bench = { base, owner, ownerUrl: database.ownerUrl, serverPid: server.pid, shop };
  await liveADay(bench);
  for (const group of groups) {
    // What one group wrote is tidied away before the next: no measure pays for the one before it.
    await owner.$executeRawUnsafe('VACUUM ANALYZE');
    await group(bench);
  }
  print({ name: 'memory', server_mb: memoryMb(server.pid), wanted_at_most: 350 });
  if (!groups.includes(measureStock)) await printBooks(owner);
} finally {
  await owner.$disconnect();
  await server.stop();
  await database.release();
}
process.exit(0);
