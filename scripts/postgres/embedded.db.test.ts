import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { acquireEmbedded } from './embedded';

const projectRoot = path.resolve(import.meta.dirname, '../..');
// A comma, which separates folders in PostgreSQL's own list of them, and a quote.
const dataFolder = mkdtempSync(path.join(tmpdir(), "day,book's "));
const pidFile = path.join(dataFolder, 'postgres/postmaster.pid');

afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

test('starts from what an interrupted start left, with passwords and only for this machine', async () => {
  mkdirSync(path.join(dataFolder, 'postgres/base'), { recursive: true });
  mkdirSync(path.join(dataFolder, 'postgres.new-1'));
  const server = await acquireEmbedded({ dataFolder });
  const url = server.ownerUrl('postgres');
  expect(await ask(url, 'SHOW server_encoding')).toBe('UTF8');
  expect(
    await ask(
      url,
      "SELECT count(*)::int FROM unnest(string_to_array('海尔,阿里', ',')) AS x WHERE x ~ '[[:alpha:]]'",
    ),
  ).toBe(2);
  expect(await ask(url, 'SHOW listen_addresses')).toBe('127.0.0.1');
  expect(await ask(url, 'SHOW fsync')).toBe('on');
  await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password/);
  const near = server.nearUrl('postgres');
  expect(near).toContain('?host=');
  expect(await ask(near, 'SELECT inet_server_addr()')).toBe(null);
  await expect(ask(near.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password/);
  expect(statSync(path.join(dataFolder, 'secrets.json')).mode & 0o777).toBe(0o600);
  await server.release();
  expect(existsSync(pidFile)).toBe(false);
});

test('the last one out stops the server, not the first', async () => {
  const server = await acquireEmbedded({ dataFolder });
  const other = `
    import { acquireEmbedded } from './scripts/postgres/embedded';
    const joined = await acquireEmbedded({ dataFolder: ${JSON.stringify(dataFolder)} });
    console.log(joined.adopted);
    await joined.release();`;
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', other], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  expect(run.stdout.trim()).toBe('true');
  expect(await ask(server.ownerUrl('postgres'), 'SELECT 1')).toBe(1);
  await server.release();
  expect(existsSync(pidFile)).toBe(false);
});

test('a server that was killed is brought up again on the same port', async () => {
  const server = await acquireEmbedded({ dataFolder });
  const url = server.ownerUrl('postgres');
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(server.isRunning()).toBe(false);
  await server.revive();
  expect(await ask(url, 'SELECT 1')).toBe(1);
  await server.release();
}, 60_000);

test('a stale postmaster.pid that names another program is nothing', async () => {
  writeFileSync(pidFile, `${process.pid}\n${dataFolder}/postgres\n`, { mode: 0o600 });
  const server = await acquireEmbedded({ dataFolder });
  expect(server.adopted).toBe(false);
  await server.release();
});
