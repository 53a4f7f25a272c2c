import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { readEnvironment } from '@/lib/environment';
import { asOwner, withTestDatabase } from '@/tests/helpers/database';
import { openDatabase } from './database';
import { APP_ROLE } from './postgres/app-role';
import { requireCurrentSchema } from './postgres/migrate';

// A command run with another data folder against the database that a shop is served from.

const elsewhere = () =>
  readEnvironment({
    DATABASE_URL: withTestDatabase().ownerUrl,
    DAYBOOK_DATA: mkdtempSync(path.join(tmpdir(), 'daybook-second-')),
  });

const password = async () =>
  (
    await asOwner<{ kept: string }>('SELECT rolpassword AS kept FROM pg_authid WHERE rolname = $1', [
      APP_ROLE,
    ])
  )[0]?.kept;
const rights = () =>
  asOwner(
    `SELECT relname, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1`,
  );

async function shopStillWorks(): Promise<void> {
  const client = new pg.Client({ connectionString: withTestDatabase().appUrl });
  await client.connect();
  await client.query('SELECT 1 FROM store');
  await client.end();
}

test('a command that reads wants the owner alone: it changes no role, no right and no table', async () => {
  const before = { password: await password(), rights: await rights() };
  const opened = await openDatabase(elsewhere(), { migrateTo: false });
  await requireCurrentSchema(opened.ownerUrl);
  await opened.release();
  expect({ password: await password(), rights: await rights() }).toEqual(before);
  await shopStillWorks();
});

test('one that writes is refused before anything is changed: the password is not this folder’s to give', async () => {
  const before = { password: await password(), rights: await rights() };
  await expect(openDatabase(elsewhere())).rejects.toThrow(/another Daybook made it.*Nothing was changed/s);
  expect({ password: await password(), rights: await rights() }).toEqual(before);
  await shopStillWorks();
});

test('tables of another age are told, not brought up to date', async () => {
  const { ownerUrl } = withTestDatabase();
  await asOwner(
    `UPDATE _prisma_migrations SET migration_name = '29990101000000_later' WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`,
  );
  await expect(requireCurrentSchema(ownerUrl)).rejects.toThrow(/newer Daybook/);
  await asOwner(`DELETE FROM _prisma_migrations WHERE migration_name = '29990101000000_later'`);
  await expect(requireCurrentSchema(ownerUrl)).rejects.toThrow(/older Daybook/);
});
