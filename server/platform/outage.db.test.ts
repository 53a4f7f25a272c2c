import { afterAll, beforeAll, expect, test } from 'vitest';
import { Prisma } from '@/generated/prisma/client';
import { asOwner, withTestDatabase } from '@/tests/helpers/database';
import { type FlakyNetwork, flakyNetwork } from '@/tests/helpers/flaky-network';
import { retrying } from './command';
import { classify } from './database-errors';
import { databaseState } from './database-state';
import { db, endHotPool, hotTransaction } from './db';
import { Busy, Unavailable } from './errors';

// What becomes of those who wait when the network or the server goes away. A test that hangs ends by its own time-out: no
// answer here may take ten seconds.

const LIMIT_MS = 12_000;
let network: FlakyNetwork;
let usual: string;

beforeAll(async () => {
  usual = withTestDatabase().appUrl;
  const { hostname, port } = new URL(usual);
  network = await flakyNetwork({ host: hostname, port: Number(port) });
  process.env.DATABASE_APP_URL = network.through(usual);
});

afterAll(async () => {
  await network.close();
  await db().$disconnect();
  await endHotPool();
  process.env.DATABASE_APP_URL = usual;
});

const ask = () => db().$queryRaw`SELECT 1 AS one`;
const askHot = () => hotTransaction((run) => run(Prisma.sql`SELECT 1 AS one`));
const write = () => db().$transaction((tx) => tx.$queryRaw`SELECT 1 AS one`);

/** What each of them ends as. */
async function ends(...asked: (() => Promise<unknown>)[]): Promise<string[]> {
  return Promise.all(
    asked.map((one) =>
      one().then(
        () => 'answered',
        (error: unknown) => classify(error).kind,
      ),
    ),
  );
}

/** Fills both pools with connections that stay. */
const everybody = Array.from({ length: 8 }, () => [ask, askHot, write]).flat();

/** The state is at most a second old. */
const nextLook = () => new Promise((resolve) => setTimeout(resolve, 1_050));

test('a network that swallows packets: all are answered, as unavailable, and it sells again when it is back', {
  timeout: 40_000,
}, async () => {
  expect(new Set(await ends(...everybody))).toEqual(new Set(['answered']));
  expect(await databaseState()).toBe('up');
  network.swallow();
  const lost = ends(...everybody);
  await expect(Promise.race([lost, tooLate()])).resolves.toBeDefined();
  for (const kind of await lost) expect(['unavailable', 'crowded']).toContain(kind);
  expect(await databaseState()).toBe('down');
  await expect(retrying(write)).rejects.toThrow(Unavailable);
  network.heal();
  await nextLook();
  // Nothing of before is handed out any more: the first who asks is answered.
  expect(new Set(await ends(...everybody))).toEqual(new Set(['answered']));
  expect(await databaseState()).toBe('up');
});

test('a server with no connection left is waited for, then busy, and health says full', {
  timeout: 40_000,
}, async () => {
  const name = new URL(usual).pathname.slice(1);
  await db().$disconnect();
  await endHotPool();
  await asOwner(`ALTER DATABASE "${name}" CONNECTION LIMIT 0`);
  try {
    // Other pools, so that none has a connection yet.
    process.env.DATABASE_APP_URL = `${network.through(usual)}?application_name=another`;
    await expect(retrying(write)).rejects.toThrow(Busy);
    expect(await ends(ask, askHot)).toEqual(['crowded', 'crowded']);
    await nextLook();
    expect(await databaseState()).toBe('full');
    const waiting = retrying(write);
    await asOwner(`ALTER DATABASE "${name}" CONNECTION LIMIT -1`);
    await expect(waiting).resolves.toBeDefined();
  } finally {
    await asOwner(`ALTER DATABASE "${name}" CONNECTION LIMIT -1`);
  }
});

test('a statement that takes too long is busy, a connection that is refused unavailable', {
  timeout: 40_000,
}, async () => {
  expect(await ends(() => db().$queryRaw`SELECT pg_sleep(60)::text AS slept`)).toEqual(['slow']);
  await network.cut();
  expect(await ends(ask, askHot, write)).toEqual(['unavailable', 'unavailable', 'unavailable']);
  await nextLook();
  expect(await databaseState()).toBe('down');
});

function tooLate(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('somebody hangs')), LIMIT_MS).unref());
}
