import pg from 'pg';
import { setting } from '@/lib/environment';
import { classify } from './database-errors';
import { waitedForPools } from './db';
import { logOutage } from './log';

/**
 * `full`: it is there and every connection is taken. `slow`: it is there and does not come round to a question of nothing.
 * `down`: it is not there, or cannot be reached.
 */
export type DatabaseState = 'up' | 'slow' | 'full' | 'down';

/** Whoever asks within this gets the same answer, ms. */
const FRESH_MS = 1_000;
const PATIENCE_MS = 1_200;
/** Silence alone is a slow machine until it has lasted so long, ms: nobody is sent away for a moment without an answer. */
const SILENCE_MS = 6_000;

let answeredAt = performance.now();
let known: { at: number; state: Promise<DatabaseState> } | undefined;

/** How the database is, asked through the pools that requests wait for; at most a second old. */
export function databaseState(): Promise<DatabaseState> {
  const at = performance.now();
  if (known && at - known.at < FRESH_MS) return known.state;
  known = { at, state: look() };
  return known.state;
}

async function look(): Promise<DatabaseState> {
  const answers = await Promise.all(waitedForPools().map(ask));
  if (answers.every((answer) => answer === 'up')) return 'up';
  if (answers.includes('full')) return 'full';
  // A pool that does not answer may hold dead connections, or be waiting for a server that is busy: a new one tells.
  const fresh = await askAnew();
  if (fresh === 'up') return 'slow';
  if (fresh !== 'silent') return fresh;
  return performance.now() - answeredAt > SILENCE_MS ? 'down' : 'slow';
}

/** Whenever it comes, also too late for the one who asked. */
function up(): 'up' {
  answeredAt = performance.now();
  return 'up';
}

type Answer = 'up' | 'full' | 'down' | 'silent';

async function ask(pool: pg.Pool): Promise<Answer> {
  const answer = within(pool.query('SELECT 1').then(up, stateOfError), PATIENCE_MS, 'silent' as const);
  const said = await answer;
  return said === 'silent' && pool.waitingCount > 0 ? 'full' : said;
}

async function askAnew(): Promise<Answer> {
  const client = new pg.Client({
    connectionString: setting('DATABASE_APP_URL'),
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on('error', () => undefined);
  const asked = client
    .connect()
    .then(() => client.query('SELECT 1'))
    .then(up, stateOfError);
  const said = await within(asked, PATIENCE_MS, 'silent' as const);
  void client.end().catch(() => undefined);
  return said;
}

function stateOfError(error: unknown): 'full' | 'down' | 'silent' {
  if (error instanceof Error && /timeout/i.test(error.message)) return 'silent';
  if (classify(error).kind === 'crowded') return 'full';
  logOutage(error);
  return 'down';
}

function within<T, L>(work: Promise<T>, ms: number, late: L): Promise<T | L> {
  let timer: ReturnType<typeof setTimeout>;
  const lateness = new Promise<L>((resolve) => {
    timer = setTimeout(resolve, ms, late);
  });
  return Promise.race([work, lateness]).finally(() => clearTimeout(timer));
}
