import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner, withTestDatabase } from '@/tests/helpers/database';
import { type Distribution, readDistribution } from './read-distribution';
import { castStatements, distributionSteps } from './statements';

// The road past one database, as far as one database can show it.

let client: pg.Client;
let of: Distribution;

beforeAll(async () => {
  client = new pg.Client({ connectionString: withTestDatabase().ownerUrl });
  await client.connect();
  of = await readDistribution(client);
});
afterAll(() => client.end());

const columnOf = (table: string) => of.byStore.find((one) => one.table === table)?.column;

test('the tables lie where check-tables says by the schema', () => {
  const said = spawnSync(process.execPath, ['scripts/check-tables.mjs', '--kinds'], {
    encoding: 'utf8',
  }).stdout;
  const bySchema = said.trim().split('\n').sort();
  const byCatalogue = [
    ...of.company.map((table) => `${table}: company`),
    ...of.byStore.map(({ table, column }) => `${table}: ${column}`),
  ].sort();
  expect(byCatalogue.length).toBeGreaterThan(100);
  expect(byCatalogue).toEqual(bySchema);
});

test('every key, unique or excluding, of a table by store holds its store', async () => {
  const keys = await asOwner<{ table: string; index: string; columns: string[] }>(
    `SELECT c.relname AS "table", i.indexrelid::regclass::text AS index, (SELECT array_agg(a.attname::text) FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum = ANY(i.indkey)) AS columns
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace AND (i.indisunique OR i.indisexclusion)`,
  );
  const byStore = keys.filter(({ table }) => columnOf(table));
  expect(byStore.length).toBeGreaterThan(of.byStore.length);
  expect(byStore.filter(({ table, columns }) => !columns.includes(columnOf(table) ?? ''))).toEqual([]);
});

test('no foreign key leads from the company to a store, or from one store to another', () => {
  const lost = of.foreignKeys.filter(({ table, to, definition }) => {
    const [here, there] = [columnOf(table), columnOf(to)];
    if (!there) return false;
    const [, from = '', at = ''] =
      /^FOREIGN KEY \(([^)]*)\) REFERENCES \w+\(([^)]*)\)/.exec(definition) ?? [];
    return here === undefined || at.split(', ')[from.split(', ').indexOf(here)] !== there;
  });
  expect(lost).toEqual([]);
});

test('foreign keys go and come back as they were, each by its own statement', async () => {
  const steps = distributionSteps(of, { shards: 4, database: 'daybook' });
  const [off, on] = ['foreign keys off', 'foreign keys on'].map(
    (title) => steps.find((step) => step.title.startsWith(title))?.statements ?? [],
  );
  expect(off).toHaveLength(of.foreignKeys.length);
  await client.query('BEGIN');
  for (const statement of off ?? []) await client.query(statement);
  expect((await readDistribution(client)).foreignKeys).toEqual([]);
  for (const statement of on ?? []) await client.query(statement);
  expect((await readDistribution(client)).foreignKeys).toEqual(of.foreignKeys);
  await client.query('ROLLBACK');
});

test('every table is told its place once, and stores stay together', () => {
  const told = distributionSteps(of, { shards: 8, database: 'daybook' })
    .flatMap(({ statements }) => statements)
    .filter((statement) => statement.startsWith('SELECT create_'));
  expect(told).toHaveLength(of.company.length + of.byStore.length);
  expect(
    told.filter((statement) => statement.includes("colocate_with => 'none', shard_count => 8")),
  ).toHaveLength(1);
});

test('what an enum is read as is immutable by the casts, and reads the same', async () => {
  const index = 'CREATE INDEX read_as_text ON ticket ((kind::text))';
  await client.query('BEGIN');
  await client.query('SAVEPOINT before');
  await expect(client.query(index)).rejects.toThrow(/IMMUTABLE/);
  await client.query('ROLLBACK TO before');
  for (const statement of castStatements(of.enums)) await client.query(statement);
  await client.query(index);
  const { rows } = await client.query(
    `SELECT 'SALE'::"TicketKind"::text AS read, ('RETURN'::"TicketKind")::varchar AS other`,
  );
  expect(rows).toEqual([{ read: 'SALE', other: 'RETURN' }]);
  await client.query('ROLLBACK');
});

test('no function in SQL reads a table, and none aggregates whole rows', async () => {
  const functions = await asOwner<{ name: string; language: string; source: string }>(
    `SELECT p.proname AS name, l.lanname AS language, pg_get_functiondef(p.oid) AS source FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
     WHERE p.pronamespace = 'public'::regnamespace AND l.lanname IN ('sql', 'plpgsql')`,
  );
  const tables = [...of.company, ...of.byStore.map(({ table }) => table)].join('|');
  const reads = new RegExp(`\\b(FROM|JOIN|INTO|UPDATE)\\s+(${tables})\\b`, 'i');
  expect(functions.length).toBeGreaterThan(10);
  expect(
    functions
      .filter(({ language, source }) => language === 'sql' && reads.test(source))
      .map(({ name }) => name),
  ).toEqual([]);
  expect(
    functions.filter(({ source }) => /json_agg\(\s*\w+\s*\)/i.test(source)).map(({ name }) => name),
  ).toEqual([]);
});
