import path from 'node:path';
import pg from 'pg';
import type { Environment } from '../lib/environment';
import { POOLER_SETTINGS } from '../server/platform/pools';
import { keepSecrets, prepareDataFolder } from './data-folder';
import { APP_ROLE } from './postgres/app-role';
import { acquireEmbedded } from './postgres/embedded';
import { migrate } from './postgres/migrate';
import { WORKER_ROLE } from './postgres/worker-role';

export const EMBEDDED_DATABASE = 'daybook';

export interface OpenDatabase {
  kind: 'embedded' | 'external';
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
  /** The application's role through a pooler that keeps no session. */
  poolerUrl?: string | undefined;
  /** Daybook made the application's role and keeps its password. */
  appRoleIsOurs: boolean;
  /** The same of the worker's. */
  workerRoleIsOurs: boolean;
  /** Of the embedded server; another one is not ours to watch. */
  isRunning(): boolean;
  /** Starts the embedded server again where it was. */
  revive(): Promise<void>;
  /** Makes a stop that follows quick. Never fails. */
  checkpoint(): Promise<void>;
  /** Stops the embedded server when nobody else uses it. */
  release(): Promise<void>;
}

export interface OpenOptions {
  say?: (line: string) => void;
  /** Undefined: all migrations. False: none, for a restore that brings its own state. */
  migrateTo?: string | false;
}

/** The database of this installation, running and migrated: the embedded one, or that of DATABASE_URL. */
export async function openDatabase(
  environment: Environment,
  options: OpenOptions = {},
): Promise<OpenDatabase> {
  const dataFolder = prepareDataFolder(environment.dataFolder);
  const database =
    environment.databaseUrl === undefined
      ? await openEmbedded(dataFolder, options)
      : await openExternal(environment, environment.databaseUrl, dataFolder);
  if (options.migrateTo === false) return database;
  try {
    await migrateDatabase(database, options);
    return database;
  } catch (error) {
    await database.release();
    throw error;
  }
}

/** Migrates, and gives the application's role its rights. */
export async function migrateDatabase(database: OpenDatabase, options: OpenOptions = {}): Promise<void> {
  const app = new URL(database.appUrl);
  const worker = new URL(database.workerUrl);
  // Before anything is changed: a folder that does not know the role's password has no business with this database.
  if (database.kind === 'external' && database.appRoleIsOurs) await requireKnownPassword(database);
  await migrate({
    ownerUrl: database.ownerUrl,
    appRole: decodeURIComponent(app.username),
    appPassword: decodeURIComponent(app.password) || undefined,
    appRoleIsOurs: database.appRoleIsOurs,
    workerRole: decodeURIComponent(worker.username),
    workerPassword: decodeURIComponent(worker.password) || undefined,
    workerRoleIsOurs: database.workerRoleIsOurs,
    // Of a server of its own this folder alone holds the passwords; of another one other folders may.
    keepsPassword: database.kind === 'external',
    upTo: options.migrateTo || undefined,
    ...(options.say && { say: options.say }),
  });
  if (database.kind !== 'external') return;
  await tryConnecting('DATABASE_APP_URL', database.appUrl);
  await tryConnecting('DATABASE_WORKER_URL', database.workerUrl);
  if (database.poolerUrl !== undefined) await requirePoolerSettings(database.poolerUrl);
}

/** A pooler sets its connections to what Daybook otherwise sets its own to: without that nothing is given up in time. */
async function requirePoolerSettings(url: string): Promise<void> {
  await tryConnecting('DATABASE_POOLER_URL', url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  const wrong: string[] = [];
  try {
    for (const [name, wanted] of Object.entries(POOLER_SETTINGS)) {
      // In their smallest unit, as they are wanted: SHOW says 3s.
      const { rows } = await client.query<{ setting: string }>(
        'SELECT setting FROM pg_settings WHERE lower(name) = $1',
        [name],
      );
      if (rows[0]?.setting !== wanted) wrong.push(name);
    }
  } finally {
    await client.end();
  }
  if (wrong.length === 0) return;
  const sets = Object.entries(POOLER_SETTINGS).map(([name, wanted]) => `SET ${name} TO ${wanted};`);
  throw new Error(
    `The pooler of DATABASE_POOLER_URL does not set ${wrong.join(', ')} of its connections. Put this into its database's line ` +
      `(docs/runbooks/several-servers.md): connect_query='${sets.join(' ')}'`,
  );
}

async function openEmbedded(dataFolder: string, options: OpenOptions): Promise<OpenDatabase> {
  const server = await acquireEmbedded({ dataFolder, ...(options.say && { say: options.say }) });
  try {
    await createDatabase(server.ownerUrl('postgres'), EMBEDDED_DATABASE);
  } catch (error) {
    await server.release();
    throw error;
  }
  const ownerUrl = server.ownerUrl(EMBEDDED_DATABASE);
  return {
    kind: 'embedded',
    ownerUrl,
    appUrl: withRole(server.nearUrl(EMBEDDED_DATABASE), APP_ROLE, keepSecrets(dataFolder).databaseApp),
    appRoleIsOurs: true,
    workerUrl: withRole(
      server.nearUrl(EMBEDDED_DATABASE),
      WORKER_ROLE,
      keepSecrets(dataFolder).databaseWorker,
    ),
    workerRoleIsOurs: true,
    isRunning: () => server.isRunning(),
    revive: () => server.revive(),
    checkpoint: () => server.checkpoint(),
    release: () => server.release(),
  };
}

async function openExternal(
  environment: Environment,
  ownerUrl: string,
  dataFolder: string,
): Promise<OpenDatabase> {
  await tryConnecting('DATABASE_URL', ownerUrl);
  const nothing = async () => undefined;
  return {
    kind: 'external',
    ownerUrl,
    appUrl: environment.databaseAppUrl ?? withRole(ownerUrl, APP_ROLE, keepSecrets(dataFolder).databaseApp),
    appRoleIsOurs: environment.databaseAppUrl === undefined,
    workerUrl:
      environment.databaseWorkerUrl ??
      withRole(ownerUrl, WORKER_ROLE, keepSecrets(dataFolder).databaseWorker),
    workerRoleIsOurs: environment.databaseWorkerUrl === undefined,
    poolerUrl: environment.databasePoolerUrl,
    isRunning: () => true,
    revive: nothing,
    checkpoint: nothing,
    release: nothing,
  };
}

/** The role may be there already, made by the Daybook of another folder, which goes on using it. */
async function requireKnownPassword(database: OpenDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  const found = await client
    .query('SELECT 1 FROM pg_roles WHERE rolname = $1 AND rolcanlogin', [APP_ROLE])
    .finally(() => client.end());
  if (found.rowCount === 0) return;
  await tryConnecting('DATABASE_APP_URL', database.appUrl).catch((error: Error) => {
    if (!/password|authentication/i.test(error.message)) return;
    throw new Error(
      `The role ${APP_ROLE} is in that server already, and the password kept in this data folder is not its own: another ` +
        'Daybook made it and works with it. Nothing was changed. Copy the secrets.json of that data folder here, or name ' +
        'the role and its password in DATABASE_APP_URL.',
    );
  });
}

async function tryConnecting(variable: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { host, pathname, username } = new URL(url);
    const reason = (error as Error).message || (error as NodeJS.ErrnoException).code || 'no answer';
    throw new Error(`${variable} cannot be used (${username} at ${host}${pathname}): ${reason}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same database for another role. */
export function withRole(url: string, role: string, password: string): string {
  const place = new URL(url);
  place.username = role;
  place.password = password;
  return place.href;
}

async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0)
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
  } finally {
    await client.end();
  }
}

/** Drops the embedded database with all that is in it and makes it again, empty. */
export async function recreateEmbedded(database: OpenDatabase): Promise<void> {
  if (database.kind !== 'embedded') throw new Error('Only the embedded database is recreated.');
  const server = new URL(database.ownerUrl);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${EMBEDDED_DATABASE} WITH (FORCE)`);
  } finally {
    await client.end();
  }
  await createDatabase(server.href, EMBEDDED_DATABASE);
}

/** A database of the same server that no start drops: where starts take turns. */
export function lockUrl(database: OpenDatabase): string {
  if (database.kind === 'external') return database.ownerUrl;
  const server = new URL(database.ownerUrl);
  server.pathname = '/postgres';
  return server.href;
}

/** What the application and its scripts find in their environment. */
export function databaseVariables(database: OpenDatabase, environment: Environment): Record<string, string> {
  return {
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.appUrl,
    DATABASE_WORKER_URL: database.workerUrl,
    // A script is one process with few connections: it goes straight.
    DATABASE_POOLER_URL: '',
    DAYBOOK_DATA: path.resolve(environment.dataFolder),
    DAYBOOK_APP_ROLE_IS_OURS: database.appRoleIsOurs ? 'yes' : 'no',
  };
}
