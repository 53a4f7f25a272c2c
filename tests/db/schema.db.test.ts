import pg from 'pg';
import { expect, test } from 'vitest';
import { APP_ROLE, appendOnlyTables, grantAppRole } from '@/scripts/postgres/app-role';
import { diffMigrations } from '@/scripts/postgres/migrate';
import { asOwner, withTestDatabase } from '../helpers/database';

const { ownerUrl, appUrl } = withTestDatabase();

test('the migrations make exactly what prisma/schema says', async () => {
  expect(await diffMigrations(ownerUrl)).toBeUndefined();
}, 60_000);

test('the application owns nothing', async () => {
  const owned = await asOwner("SELECT relname FROM pg_class WHERE relowner = 'daybook_app'::regrole");
  expect(owned).toEqual([]);
});

test('the application can only add to append-only tables', async () => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const tables = await appendOnlyTables(client);
  await client.end();
  expect(tables).toEqual(
    expect.arrayContaining(['audit_entry', 'stock_entry', 'ticket', 'ticket_line', 'seal']),
  );
  const rights = await asOwner(
    `SELECT name, has_table_privilege('daybook_app', name, 'SELECT, INSERT') AS adds,
       has_table_privilege('daybook_app', name, 'UPDATE, DELETE, TRUNCATE') AS changes
     FROM unnest($1::text[]) AS name WHERE NOT has_table_privilege('daybook_app', name, 'INSERT')
       OR has_table_privilege('daybook_app', name, 'UPDATE, DELETE, TRUNCATE')`,
    [tables],
  );
  expect(rights).toEqual([]);
});

test('the application can neither read nor write the list of migrations', async () => {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  await expect(client.query('SELECT * FROM _prisma_migrations')).rejects.toThrow(/permission denied/);
  await expect(client.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
  await client.end();
});

test('the application can make no temporary table that stands before one of ours', async () => {
  // A database made of a template does not take its rights along: given here as a start gives them.
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('BEGIN');
  await grantAppRole(owner, { role: APP_ROLE, password: undefined, ours: true });
  await owner.query('COMMIT');
  await owner.query('CREATE TEMPORARY TABLE the_owner_still_may (id int)');
  await owner.end();
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  await expect(client.query('CREATE TEMPORARY TABLE ticket (id int)')).rejects.toThrow(/permission denied/);
  await client.end();
});
