import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { type Prisma, PrismaClient } from '@/generated/prisma/client';
import { setting } from '@/lib/environment';
import {
  HOT,
  LONG,
  LONG_TRANSACTION,
  ORDINARY,
  ORDINARY_TRANSACTION,
  type Patience,
  SCRIPT_LOCK_MS,
  SCRIPT_TRANSACTION,
  type TransactionLimits,
} from './patience';
import { perProcess } from './per-process';
import { makePool, settingsOf } from './pools';

export type Db = PrismaClient;
/** A transaction; every write of a command goes through one. */
export type Tx = Prisma.TransactionClient;
/** A transaction or the client itself: what reads take. */
export type Reader = Tx | Db;

/** Connections of one server process. Above about 4 a core PostgreSQL only queues. */
const POOL_SIZE = 12;
/** Few: each keeps its plans and caches, and more of them than cores only push each other's out. */
const HOT_POOL_SIZE = 4;
/** A plan made while a table was nearly empty may use the wrong index; connections, and their plans, are made anew. */
const HOT_CONNECTION_LIFETIME_S = 600;

const LONG_POOL_SIZE = 3;

/** Rows of a few sales against tables of any size: look-ups by key, never a scan, whatever the statistics say today. */
const HOT_SETTINGS =
  '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off';

/** Spread over machines, a plan is made for the machine a store lies on: it needs to know the store. */
const HOT_SETTINGS_SPREAD = '-c plan_cache_mode=force_custom_plan';

/** Of the process, also across reloads in development. */
const pools = perProcess(
  'pools',
  () => new Map<'ordinary' | 'long' | 'hot', { url: string; pool: pg.Pool }>(),
);
/** Of this copy of the code: Prisma tells its own values by their classes. */
const clients = new Map<pg.Pool, PrismaClient>();

/**
 * Prepared statements are kept for raw SQL of the hot paths, whose texts are few and constant; they start with this mark.
 * Prisma's own generated SQL varies with its arguments and would fill the server's memory with plans.
 */
export const PREPARED = '/*prepared:';

/** The empty name is PostgreSQL's unnamed statement. */
function statementName(query: { sql: string }): string {
  if (!query.sql.startsWith(PREPARED)) return '';
  return query.sql.slice(PREPARED.length, query.sql.indexOf('*/'));
}

/** A client for a connection string, for scripts: as patient as they are. Callers that make one must $disconnect it. */
export function connect(connectionString: string, poolSize = POOL_SIZE): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString,
      max: poolSize,
      options: `-c timezone=UTC -c lock_timeout=${SCRIPT_LOCK_MS}`,
      application_name: 'daybook',
    },
    { statementNameGenerator: statementName },
  );
  return new PrismaClient({ adapter, transactionOptions: SCRIPT_TRANSACTION });
}

/**
 * The application's client, as the role that owns nothing. One per process, also across reloads in development.
 * @throws Error when DATABASE_APP_URL is not set
 */
export function db(): PrismaClient {
  return clientOf(ordinaryPool(), ORDINARY_TRANSACTION);
}

/** The same for work that takes minutes: it neither holds what people wait for nor is cut off like it. */
export function longDb(): PrismaClient {
  const pool = pooled('long', LONG, {
    max: LONG_POOL_SIZE,
    options: settingsOf(LONG),
    application_name: 'daybook',
  });
  return clientOf(pool, LONG_TRANSACTION);
}

/** The pools that requests wait for: whoever asks how the database is asks through them. */
export function waitedForPools(): pg.Pool[] {
  return [ordinaryPool(), hotPool()];
}

/** One statement of the hot path, run by whichever driver holds the transaction. */
export type RunSql = <Row>(statement: Prisma.Sql) => Promise<Row[]>;

/**
 * A transaction on the plain driver, for booking tickets alone: the same prepared statements as through Prisma at a
 * third of the processor time a sale (npm run bench). Its connections plan the few large statements once rather than at
 * every sale; their plans are look-ups by key whatever the arguments. BEGIN travels with the first statement and COMMIT
 * with the one given to `finish`, after which nothing more may be run: two round trips a sale instead of four.
 * @throws what the driver throws: `code` is PostgreSQL's own
 */
export async function hotTransaction<T>(work: (run: RunSql, finish: RunSql) => Promise<T>): Promise<T> {
  const client = await hotPool().connect();
  let broken: Error | undefined;
  let begun: Promise<unknown> | undefined;
  let ended = false;
  const run: RunSql = async (statement) => {
    // Waited for together: when BEGIN fails, so does what was sent behind it.
    const [answer] = await Promise.all(
      inOnePacket(client, () => {
        begun ??= client.query('BEGIN');
        return [client.query(hotQuery(statement)), begun] as const;
      }),
    );
    return answer.rows;
  };
  const finish: RunSql = async (statement) => {
    // Of a failed transaction COMMIT is a rollback.
    ended = true;
    const [answer] = await Promise.all(
      inOnePacket(client, () => {
        begun ??= client.query('BEGIN');
        return [client.query(hotQuery(statement)), client.query('COMMIT'), begun] as const;
      }),
    );
    return answer.rows;
  };
  try {
    const result = await work(run, finish);
    if (begun && !ended) await client.query('COMMIT');
    return result;
  } catch (error) {
    if (begun)
      await client.query('ROLLBACK').catch((failure: unknown) => {
        // The connection is gone: the pool must not hand it out again.
        broken = failure instanceof Error ? failure : new Error(String(failure));
      });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Each packet wakes PostgreSQL: what goes together is written together. */
function inOnePacket<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = client.connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

function hotQuery(statement: Prisma.Sql): pg.QueryConfig {
  const { text } = statement;
  const name = statementName({ sql: text });
  return { text, values: statement.values, ...(name ? { name } : {}) };
}

/** Ends the connections beside those of `db()`: for scripts that end by themselves. */
export async function endHotPool(): Promise<void> {
  for (const name of ['long', 'hot'] as const) {
    const pool = pools.get(name)?.pool;
    pools.delete(name);
    await (pool && clients.get(pool)?.$disconnect());
    if (pool && !pool.ended) await pool.end();
  }
}

/**
 * Through the pooler where there is one (docs/runbooks/several-servers.md): whatever goes this way needs no session, names no
 * statement and sets nothing.
 */
function ordinaryPool(): pg.Pool {
  const pooler = setting('DATABASE_POOLER_URL');
  return pooled('ordinary', ORDINARY, {
    max: POOL_SIZE,
    application_name: 'daybook',
    ...(pooler ? { connectionString: pooler } : { options: settingsOf(ORDINARY) }),
  });
}

function hotPool(): pg.Pool {
  return pooled('hot', HOT, {
    max: HOT_POOL_SIZE,
    pipeline: true,
    maxLifetimeSeconds: HOT_CONNECTION_LIFETIME_S,
    options: `${settingsOf(HOT)} ${setting('DATABASE_DISTRIBUTED') === 'yes' ? HOT_SETTINGS_SPREAD : HOT_SETTINGS}`,
    application_name: 'daybook-hot',
  });
}

function appUrl(): string {
  const url = setting('DATABASE_APP_URL');
  if (!url) throw new Error('DATABASE_APP_URL is not set: start Daybook with npm start');
  return url;
}

function pooled(name: 'ordinary' | 'long' | 'hot', patience: Patience, config: pg.PoolConfig): pg.Pool {
  const url = config.connectionString ?? appUrl();
  const known = pools.get(name);
  if (known?.url === url) return known.pool;
  const keepsSession = config.connectionString === undefined;
  const pool = makePool({ ...config, connectionString: url }, patience, keepsSession);
  pools.set(name, { url, pool });
  return pool;
}

function clientOf(pool: pg.Pool, transactionOptions: TransactionLimits): PrismaClient {
  const known = clients.get(pool);
  if (known) return known;
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName, disposeExternalPool: true });
  const client = new PrismaClient({ adapter, transactionOptions });
  clients.set(pool, client);
  return client;
}
