import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createSecureContext } from 'node:tls';
import { type Environment, isLoopback, setting } from '../../lib/environment';
import { onStopRequest, stopChildren } from '../child-process';
import { prepareDataFolder } from '../data-folder';
import { lockUrl, type OpenDatabase, openDatabase } from '../database';
import { ensureClient } from '../generate-client';
import { LockHeld, takeLock } from '../lock-file';
import { loadSettings } from '../settings';
import { ensureBuild } from './build';
import {
  type CompanyState,
  clearHalfSeeded,
  companyState,
  demoSignIns,
  forgetSetupCode,
  keepSetupCode,
  seedDemo,
  takingTurns,
  wantsDemo,
} from './company';
import { keepRunning } from './keep-running';
import { requireFreePort } from './port';
import { keepLogSmall } from './rotate-log';
import { watchDatabase } from './watch-database';
import { startWebServer } from './web-server';

const STOP_LIMIT_MS = 4_700;

const say = (line: string) => console.log(line);
const developing = process.argv.includes('--dev');

/** What has to be undone at the end, last first. */
const endings: Array<() => Promise<void> | void> = [];
let stopping = false;

async function start(settings: Environment): Promise<void> {
  checkFiles(settings);
  prepareDataFolder(settings.dataFolder);
  const lock = lockDataFolder(settings);
  endings.push(() => lock.release());
  await requireFreePort(settings);

  await ensureClient(say);
  if (!developing) await ensureBuild(say);
  if (stopping) return;
  const database = await openDatabase(settings, { say });
  endings.push(() => database.release());
  if (stopping) return;
  const company = await prepareCompany(settings, database);
  if (stopping) return;

  // Only now: it needs the generated client.
  const { keepHeads } = await import('./keep-heads');
  endings.push(
    keepHeads({ ownerUrl: database.ownerUrl, dataFolder: settings.dataFolder, say: console.error }),
  );
  const server = await keepRunning(
    () => startWebServer(settings, database, serverExtras(settings, company)),
    { name: 'The web server', say: console.error },
  );
  endings.push(async () => {
    // The database gets ready to stop while the last requests are answered.
    await Promise.all([server.stop(), Promise.race([database.checkpoint(), server.ended])]);
  });
  lock.describe(settings.publicUrl);
  endings.push(watchDatabase(database, { say: console.error }));
  endings.push(keepLogSmall(path.join(settings.dataFolder, 'postgres.log')));
  announce(settings, company);
}

/** Makes the demo company where one is wanted, and refuses to show a demo to strangers. */
async function prepareCompany(settings: Environment, database: OpenDatabase): Promise<CompanyState> {
  const there = await companyState(database.ownerUrl);
  if (there === 'none' || there === 'half')
    return takingTurns(lockUrl(database), () => prepareFirstStart(settings, database));
  return openCompany(settings, database, there);
}

/** A first start on a database; another one may have been first meanwhile. */
async function prepareFirstStart(settings: Environment, database: OpenDatabase): Promise<CompanyState> {
  return openCompany(settings, database, await clearHalfSeeded(settings, database));
}

async function openCompany(
  settings: Environment,
  database: OpenDatabase,
  state: CompanyState,
): Promise<CompanyState> {
  const willSeed = state === 'none' && wantsDemo(settings, database);
  if ((state === 'demo' || willSeed) && !isLoopback(settings.host) && !settings.demoPublic) {
    throw new Error(
      `This is the demo company, whose passwords everybody knows, and HOST is ${settings.host}: other machines could ` +
        'sign in. Leave HOST out, set DAYBOOK_DEMO=off with a new DAYBOOK_DATA for a shop of your own, or set ' +
        'DAYBOOK_DEMO_PUBLIC=yes if that is what you want.',
    );
  }
  if (!willSeed) return state;
  say('Making the demo company (three weeks of a chain of furniture and appliance stores) ...');
  await seedDemo(settings, database);
  await database.checkpoint();
  return companyState(database.ownerUrl);
}

function serverExtras(settings: Environment, company: CompanyState): Record<string, string> {
  const extras: Record<string, string> = developing ? { NODE_ENV: 'development', DAYBOOK_DEV: 'yes' } : {};
  if (company === 'demo') extras.DAYBOOK_DEMO_ACTIVE = '1';
  if (company === 'none') extras.DAYBOOK_SETUP_CODE = keepSetupCode(settings);
  else forgetSetupCode(settings);
  return extras;
}

function announce(settings: Environment, company: CompanyState): void {
  say('');
  say(`Daybook 一本账 is open: ${settings.publicUrl}`);
  if (company === 'none') {
    say(`No company yet. Open the address and give this set-up code: ${keepSetupCode(settings)}`);
  }
  if (company === 'demo') {
    const table = demoSignIns(settings);
    if (table.length > 0) say('This is a demo. Sign in as:');
    for (const line of table) say(`  ${line}`);
  }
  say('Ctrl-C stops it.');
}

async function stop(code: number): Promise<never> {
  if (!stopping) {
    stopping = true;
    const began = Date.now();
    if (code === 0) say('Stopping ...');
    setTimeout(() => process.exit(code), STOP_LIMIT_MS);
    await stopChildren();
    for (const ending of endings.reverse()) {
      await Promise.resolve(ending()).catch((error: unknown) => console.error(error));
      if (setting('DAYBOOK_DEBUG')) console.error(`  ${Date.now() - began} ms`);
    }
    process.exit(code);
  }
  return new Promise(() => undefined);
}

function lockDataFolder(settings: Environment) {
  try {
    return takeLock(path.join(settings.dataFolder, 'daybook.lock'));
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    const where = error.holder.note ? `open at ${error.holder.note}` : 'starting';
    throw new Error(
      `Daybook is already ${where} with this data folder (process ${error.holder.pid}, ${settings.dataFolder}).\n` +
        'Stop it with Ctrl-C in its window, or give this one its own folder and port: DAYBOOK_DATA=... PORT=... npm start',
    );
  }
}

function checkFiles({ tls }: Environment): void {
  if (tls === undefined) return;
  for (const [name, file] of [
    ['TLS_CERT', tls.certFile],
    ['TLS_KEY', tls.keyFile],
  ] as const) {
    if (!existsSync(file)) throw new Error(`${name} is "${file}", and there is no such file.`);
  }
  try {
    createSecureContext({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) });
  } catch (error) {
    throw new Error(
      'TLS_CERT and TLS_KEY cannot be used: they must be a certificate and its private key, both PEM and without ' +
        `a password (${(error as Error).message}).`,
    );
  }
}

onStopRequest(() => void stop(0));
try {
  await start(loadSettings());
  if (stopping) await stop(0);
} catch (error) {
  // A child cut off by the same Ctrl-C fails a moment before we hear of it ourselves.
  await new Promise((resolve) => setTimeout(resolve, 150));
  if (!stopping) {
    console.error('');
    console.error(error instanceof Error ? error.message : String(error));
    if (setting('DAYBOOK_DEBUG') && error instanceof Error) console.error(error.stack);
    await stop(1);
  }
}
