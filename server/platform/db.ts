import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '@/generated/prisma/client';

export type Db = PrismaClient;
/** A transaction; every write of a command goes through one. */
export type Tx = Prisma.TransactionClient;
/** A transaction or the client itself: what reads take. */
export type Reader = Tx | Db;

/** Connections of one server process. Above about 4 a core PostgreSQL only queues. */
const POOL_SIZE = 16;

const globalStore = globalThis as typeof globalThis & { daybookDb?: { url: string; client: PrismaClient } };

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

/** A client for a connection string; callers that make one must $disconnect it. */
export function connect(connectionString: string, poolSize = POOL_SIZE): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString,
      max: poolSize,
      options: '-c timezone=UTC -c lock_timeout=8000',
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
  const url = process.env.DATABASE_APP_URL;
  if (!url) throw new Error('DATABASE_APP_URL is not set: start Daybook with npm start');
  if (globalStore.daybookDb?.url !== url) globalStore.daybookDb = { url, client: connect(url) };
  return globalStore.daybookDb.client;
}
