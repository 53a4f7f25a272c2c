import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { BackupDamaged } from '../../server/backups/backup-file';
import { takeBackup } from '../../server/backups/take-backup';
import { asOwner, withTestDatabase } from '../../tests/helpers/database';
import { APP_ROLE } from '../postgres/app-role';
import { localMigrations, migrate } from '../postgres/migrate';
import { checkBackup, contentsOf, restoreBackup } from './restore-backup';

const { ownerUrl } = withTestDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'daybook-backup-'));
const file = path.join(folder, 'books.backup');
const app = { role: APP_ROLE, password: undefined, ours: false };

afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => asOwner('TRUNCATE company'));

async function addCompany(name: string): Promise<void> {
  await asOwner('INSERT INTO company (id, name, created_at) VALUES (gen_random_uuid(), $1, now())', [name]);
}

/** Unpacks a backup, changes a word in it, and packs it again with a right checksum behind it. */
function repack(target: string, whole: Buffer, from: string, to: string): void {
  const text = zstdDecompressSync(whole.subarray(0, -40));
  text.write(to, text.indexOf(from));
  const packed = zstdCompressSync(text);
  const footer = Buffer.from('502a4d1820000000', 'hex');
  writeFileSync(target, Buffer.concat([packed, footer, createHash('sha256').update(packed).digest()]));
}

test('every row comes back as it was, awkward text included', async () => {
  const name = '家具\\N\t"行"\n\\.\nend';
  await addCompany(name);
  const before = await asOwner('SELECT * FROM company');
  const made = await takeBackup(ownerUrl, file, '1.0.0');
  expect(made.tables.find((table) => table.name === 'company')?.rows).toBe(1);

  await asOwner("UPDATE company SET name = 'changed'");
  await restoreBackup(ownerUrl, app, file, await checkBackup(file));
  expect(await asOwner('SELECT * FROM company')).toEqual(before);
});

test('triggers, foreign keys and the rights of the application stand again', async () => {
  const objects = () =>
    asOwner(`SELECT tgrelid::regclass::text AS place, tgname AS name, tgenabled::text AS state FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
      UNION ALL SELECT table_name, privilege_type, grantee FROM information_schema.table_privileges WHERE grantee = '${APP_ROLE}'
      ORDER BY 1, 2, 3`);
  const before = await objects();
  await takeBackup(ownerUrl, file, '1.0.0');
  await restoreBackup(ownerUrl, app, file, await checkBackup(file));
  expect(await objects()).toEqual(before);
});

test('a file that was cut or changed is refused before anything is touched', async () => {
  await addCompany('kept');
  await takeBackup(ownerUrl, file, '1.0.0');
  const whole = readFileSync(file);
  const bad = path.join(folder, 'bad.backup');
  for (const part of [0, 0.1, 0.5, 0.9, 1]) {
    writeFileSync(bad, whole.subarray(0, Math.max(0, Math.floor(whole.length * part) - 1)));
    await expect(checkBackup(bad)).rejects.toThrow(BackupDamaged);
  }
  for (const part of [0.2, 0.5, 0.8]) {
    const changed = Buffer.from(whole);
    const at = Math.floor(whole.length * part);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(bad, changed);
    await expect(checkBackup(bad)).rejects.toThrow(BackupDamaged);
  }
  repack(bad, whole, 'kept', 'keep');
  await expect(checkBackup(bad)).rejects.toThrow(/rows of company/);
  writeFileSync(bad, 'not a backup');
  await expect(checkBackup(bad)).rejects.toThrow(BackupDamaged);
});

test('a restore that fails leaves the old books', async () => {
  await addCompany('old');
  await takeBackup(ownerUrl, file, '1.0.0');
  const backup = await checkBackup(file);
  await asOwner("UPDATE company SET name = 'present'");
  // The file changes between the check and the restore.
  repack(file, readFileSync(file), 'old', 'odd');
  await expect(restoreBackup(ownerUrl, app, file, backup)).rejects.toThrow();
  expect(await asOwner('SELECT name FROM company')).toEqual([{ name: 'present' }]);
});

test('a backup of an older Daybook is brought up to date', async () => {
  const [oldest] = localMigrations();
  await asOwner('DROP SCHEMA public CASCADE');
  await asOwner('CREATE SCHEMA public');
  await migrate({ ownerUrl, upTo: oldest?.name });
  await addCompany('from before');
  await takeBackup(ownerUrl, file, '0.9.0');
  await restoreBackup(ownerUrl, app, file, await checkBackup(file));
  expect(await asOwner('SELECT name FROM company')).toEqual([{ name: 'from before' }]);
  const applied = await asOwner<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1',
  );
  expect(applied.map((row) => row.name)).toEqual(localMigrations().map((migration) => migration.name));
});

test('what is written while a backup is made is in it whole or not at all', async () => {
  await asOwner(`INSERT INTO store (id, code, name, first_day, created_at)
    VALUES ('01900000-0000-7000-8000-00000000000a', 'A', 'A', '2026-01-01', now())`);
  let writing = true;
  let written = 0;
  const writer = async () => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    while (writing) {
      written += 1;
      // One transaction writes two tables that lie far apart in the file: the last first.
      await client.query(`WITH z AS (INSERT INTO zone (store_id, id, code, name)
          VALUES ('01900000-0000-7000-8000-00000000000a', gen_random_uuid(), 'Z${written}', 'z'))
        INSERT INTO category (id, name) VALUES (gen_random_uuid(), 'Z${written}')`);
    }
    await client.end();
  };
  const busy = writer();
  await expect.poll(() => written).toBeGreaterThan(20);
  await takeBackup(ownerUrl, file, '1.0.0');
  const enough = written;
  writing = false;
  await busy;
  await restoreBackup(ownerUrl, app, file, await checkBackup(file));
  const [count] = await asOwner<{ zones: number; categories: number; pairs: number }>(
    `SELECT (SELECT count(*)::int FROM zone) AS zones, (SELECT count(*)::int FROM category) AS categories,
       (SELECT count(*)::int FROM zone JOIN category ON category.name = zone.code) AS pairs`,
  );
  expect(count?.pairs).toBe(count?.zones);
  expect(count?.pairs).toBe(count?.categories);
  expect(count?.pairs).toBeGreaterThan(0);
  expect(count?.pairs).toBeLessThanOrEqual(enough);
});

test('knows what is in a database', async () => {
  expect(await contentsOf(ownerUrl)).toBe('empty');
  await addCompany('ours');
  expect(await contentsOf(ownerUrl)).toBe('books');
});

test('a database that goes away meanwhile is one sentence, and leaves no unfinished file', async () => {
  const holder = new pg.Client({ connectionString: ownerUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE ticket IN ACCESS EXCLUSIVE MODE');
    const taking = takeBackup(ownerUrl, path.join(folder, 'cut.backup'), '0.0.0');
    const refused = expect(taking).rejects.toThrow(/the database went away meanwhile/);
    for (let cut = 0; cut === 0; ) {
      const found = await asOwner(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'daybook-backup' AND datname = current_database() AND wait_event_type = 'Lock'`,
      );
      cut = found.length;
    }
    await refused;
  } finally {
    await holder.end();
  }
  expect(readdirSync(folder).filter((name) => name.startsWith('cut.'))).toEqual([]);
});
