import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { JOBS_SCHEMA } from '../../server/events/jobs-schema';
import { type AppRole, makeRole } from './app-role';

export const WORKER_ROLE = 'daybook_worker';

/**
 * Makes the role the worker connects as, and the schema of its jobs, which is all it owns: jobs are data of a queue, and what
 * they do they do through the application's role. The application may put a job there and nothing else.
 * @param client of the owner
 */
export async function installJobs(
  client: pg.Client,
  { ownerUrl, worker, appRole }: { ownerUrl: string; worker: AppRole; appRole: string },
): Promise<void> {
  const role = pg.escapeIdentifier(worker.role);
  const app = pg.escapeIdentifier(appRole);
  await makeRole(client, worker);
  const found = await client.query<{ name: string; super: boolean }>(
    'SELECT current_database() AS name, rolsuper AS super FROM pg_roles WHERE rolname = current_user',
  );
  const { name = '', super: isSuper = false } = found.rows[0] ?? {};
  const database = pg.escapeIdentifier(name);
  // An owner that is no superuser makes the schema for the role as a member of it.
  if (!isSuper) await client.query(`GRANT ${role} TO CURRENT_USER`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${role}`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${JOBS_SCHEMA} AUTHORIZATION ${role}`);
  await migrateJobs(client, { ownerUrl, role, database });
  await client.query('BEGIN');
  await client.query(`SET LOCAL ROLE ${role}`);
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${JOBS_SCHEMA}.alive (holder text PRIMARY KEY, seen_at timestamptz NOT NULL DEFAULT now())`,
  );
  await client.query(ENQUEUE);
  await client.query(`REVOKE ALL ON FUNCTION ${JOBS_SCHEMA}.enqueue(text, json, text) FROM PUBLIC`);
  await client.query(`GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${app}`);
  await client.query(`GRANT EXECUTE ON FUNCTION ${JOBS_SCHEMA}.enqueue(text, json, text) TO ${app}`);
  await client.query('COMMIT');
}

/** A job once by its key, in the transaction of what it follows from. */
const ENQUEUE = `CREATE OR REPLACE FUNCTION ${JOBS_SCHEMA}.enqueue(task text, payload json, key text) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, ${JOBS_SCHEMA}
  AS 'SELECT id FROM ${JOBS_SCHEMA}.add_job(identifier := task, payload := payload, job_key := key)'`;

/** graphile-worker's own tables, as the role that is to own them; it asks for CREATE on the database even where its schema is there. */
async function migrateJobs(
  client: pg.Client,
  { ownerUrl, role, database }: { ownerUrl: string; role: string; database: string },
): Promise<void> {
  const pgPool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  pgPool.on('connect', (connection) => void connection.query(`SET ROLE ${role}`));
  pgPool.on('error', () => undefined);
  await client.query(`GRANT CREATE ON DATABASE ${database} TO ${role}`);
  try {
    await runMigrations({ pgPool, schema: JOBS_SCHEMA });
  } finally {
    await pgPool.end();
    await client.query(`REVOKE CREATE ON DATABASE ${database} FROM ${role}`);
  }
}
