import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '@/generated/prisma/client';

export type Db = PrismaClient;
/** A transaction; every write of a command goes through one. */
export type Tx = Prisma.TransactionClient;
/** A transaction or the client itself: what reads take. */
export type Reader = Tx | Db;

/** Connections of one server process. Above about 4 a core PostgreSQL only queues. */
const POOL_SIZE = 12;
const HOT_POOL_SIZE = 8;

/** Rows of a few sales against tables of any size: look-ups by key, never a scan, whatever the statistics say today. */
const HOT_SETTINGS =
  '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off';

type Kept = { url: string; client: PrismaClient };
const globalStore = globalThis as typeof globalThis & { daybookDb?: Kept; daybookHotDb?: Kept };

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

/**
 * A client for a connection string; callers that make one must $disconnect it.
 * @param settings further `-c name=value` options of each connection
 */
export function connect(connectionString: string, poolSize = POOL_SIZE, settings = ''): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString,
      max: poolSize,
      options: `-c timezone=UTC -c lock_timeout=8000 ${settings}`,
      application_name: 'daybook',
    },
    { statementNameGenerator: statementName },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 30_000 } });
}

/**
 * The application's client, as the role that owns nothing. One per process, also across reloads in development.
 * @throws Error when DATABASE_APP_URL is not set
 */
export function db(): PrismaClient {
  globalStore.daybookDb = kept(globalStore.daybookDb, POOL_SIZE, '');
  return globalStore.daybookDb.client;
}

/**
 * Connections for booking tickets: the few large prepared statements of the hot path are planned once a connection rather
 * than at every sale (3 ms each for a statement that runs in 2). Their plans are index look-ups whatever the arguments.
 */
export function hotDb(): PrismaClient {
  globalStore.daybookHotDb = kept(globalStore.daybookHotDb, HOT_POOL_SIZE, HOT_SETTINGS);
  return globalStore.daybookHotDb.client;
}

function kept(known: Kept | undefined, poolSize: number, settings: string): Kept {
  const url = process.env.DATABASE_APP_URL;
  if (!url) throw new Error('DATABASE_APP_URL is not set: start Daybook with npm start');
  return known?.url === url ? known : { url, client: connect(url, poolSize, settings) };
}
