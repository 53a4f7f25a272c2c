import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { runChild } from '@/scripts/child-process';
import { freePorts } from '@/scripts/test/free-port';
import { killAll, Machine } from './machine';
import { makeOwnDatabase, type OwnDatabase, SERVERS_FOLDER } from './own-database';
import { type Proxies, startProxies } from './proxies';

/** A PostgreSQL of the house's own, two web servers and a worker on it, all started at once on an empty database. */
export class House {
  private workers = 0;
  worker: Machine;

  private constructor(
    private readonly database: OwnDatabase,
    private readonly owner: pg.Client,
    private readonly env: Record<string, string>,
    readonly addresses: { a: string; b: string },
    readonly a: Machine,
    readonly b: Machine,
    private readonly proxies: Proxies | undefined,
  ) {
    this.worker = this.startWorker();
  }

  /** @param through HAProxy before the servers and PgBouncer before the database: both servers then have HAProxy's address */
  static async open(through: 'nothing' | 'proxies'): Promise<House> {
    const database = await makeOwnDatabase(path.join(SERVERS_FOLDER, 'postgres'), console.log);
    console.log(`Two servers and a worker on ${database.ranOn}`);
    const port = await freePorts(2);
    const proxies =
      through === 'proxies'
        ? await startProxies(SERVERS_FOLDER, database.appUrl, [port, port + 1])
        : undefined;
    const addresses = {
      a: proxies?.address ?? `http://127.0.0.1:${port}`,
      b: proxies?.address ?? `http://127.0.0.1:${port + 1}`,
    };
    const env = {
      HOST: '127.0.0.1',
      PUBLIC_URL: addresses.a,
      TLS_CERT: '',
      TLS_KEY: '',
      DATABASE_URL: database.ownerUrl,
      DATABASE_APP_URL: database.appUrl,
      DATABASE_WORKER_URL: database.workerUrl,
      DATABASE_POOLER_URL: proxies?.poolerUrl ?? '',
      DAYBOOK_BACKUP_FOLDER: '',
      AUTH_SECRET: 'the-same-for-every-server-of-one-house',
      DAYBOOK_DEMO: 'on',
      DAYBOOK_WORKER: 'apart',
    };
    const server = (name: string, at: number) =>
      new Machine(`server ${name}`, [process.execPath, 'scripts/start.mjs'], {
        ...env,
        PORT: String(at),
        DAYBOOK_DATA: folder(name),
      });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    const [a, b] = [server('a', port), server('b', port + 1)];
    const house = new House(database, owner, env, addresses, a, b, proxies);
    await Promise.all([a.says('is open'), b.says('is open'), house.worker.says('Jobs are worked off')]);
    await proxies?.areOpen();
    await owner.connect();
    return house;
  }

  /** Another worker; the last one is `worker`. */
  startWorker(): Machine {
    this.workers += 1;
    this.worker = new Machine(
      `worker ${this.workers}`,
      [process.execPath, 'scripts/with-database.mjs', 'scripts/worker.ts'],
      {
        ...this.env,
        DAYBOOK_DATA: folder('worker'),
      },
    );
    return this.worker;
  }

  /** SQL as the owner of the tables, always on the same connection. */
  async rows(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.owner.query(sql, values)).rows;
  }

  /** SQL as the worker, whose the queue is alone. */
  async jobs(sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.database.workerUrl });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** What `npm run books:check` prints, and its exit code. */
  async checkBooks(): Promise<{ code: number; said: string }> {
    let said = '';
    const code = await runChild('node', ['scripts/with-database.mjs', '--reads', 'scripts/books-check.ts'], {
      env: { ...this.env, DAYBOOK_DATA: folder('b') },
      onOutput: (text) => {
        said += text;
      },
    });
    return { code, said };
  }

  /** The demo's people, as the server wrote them down that made them. */
  signIns(): { name: string; login: string; pin: string }[] {
    const maker = this.a.said().includes('Making the demo company') ? 'a' : 'b';
    return JSON.parse(readFileSync(path.join(folder(maker), 'demo-sign-ins.json'), 'utf8'));
  }

  /** What each of them said last, for whoever looks why something failed. */
  lastWords(): string {
    return [this.a, this.b, this.worker, ...(this.proxies?.machines ?? [])]
      .map((machine) => `-- ${machine.name}\n${machine.said().slice(-4_000)}`)
      .join('\n');
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.database.release();
  }
}

/** Ends whatever was started, also where a house was never quite open. */
export async function closeHouse(house: House | undefined): Promise<void> {
  await killAll();
  await house?.close();
}

const folder = (name: string) => path.join(SERVERS_FOLDER, name);
