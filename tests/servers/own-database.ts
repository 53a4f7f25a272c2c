import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { withRole } from '@/scripts/database';
import { CARELESS } from '@/scripts/postgres/careless';
import { acquireEmbedded } from '@/scripts/postgres/embedded';
import { projectRoot } from '@/scripts/settings';
import { debianPostgres } from '@/scripts/test/debian-postgres';

/** An empty database of somebody's own, as docs/runbooks/own-database.md has it made. */
export interface OwnDatabase {
  /** What a person reads about which PostgreSQL it is. */
  ranOn: string;
  /** Owns the tables, makes roles, and is no superuser. */
  ownerUrl: string;
  /** Roles that are not there yet: the first start makes them. */
  appUrl: string;
  workerUrl: string;
  release(): Promise<void>;
}

const OWNER = 'shop_owner';
const PASSWORD = 'of-this-test-alone';

/** @param folder removed at the end: nothing in it is worth keeping */
export async function makeOwnDatabase(folder: string, say: (line: string) => void): Promise<OwnDatabase> {
  const debian = await debianPostgres(say);
  const why = typeof debian === 'string' ? `, because ${debian}` : '';
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const server = await acquireEmbedded({
    dataFolder: folder,
    settings: CARELESS,
    ...(typeof debian === 'string' ? {} : { programs: debian }),
  });
  const client = new pg.Client({ connectionString: server.ownerUrl('postgres') });
  await client.connect();
  try {
    await client.query(`CREATE ROLE ${OWNER} LOGIN PASSWORD '${PASSWORD}' CREATEROLE`);
    await client.query(
      `CREATE DATABASE daybook OWNER ${OWNER} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`,
    );
    const { rows } = await client.query<{ version: string }>('SELECT version()');
    const ownerUrl = withRole(server.ownerUrl('daybook'), OWNER, PASSWORD);
    return {
      ranOn: `${typeof debian === 'string' ? 'the embedded' : "Debian's"} ${rows[0]?.version.split(' on ')[0]}${why}`,
      ownerUrl,
      appUrl: withRole(ownerUrl, 'shop_app', PASSWORD),
      workerUrl: withRole(ownerUrl, 'shop_worker', PASSWORD),
      release: () => server.release(),
    };
  } finally {
    await client.end();
  }
}

/** Where the journey keeps what it makes. */
export const SERVERS_FOLDER = path.join(projectRoot, '.data/servers');
