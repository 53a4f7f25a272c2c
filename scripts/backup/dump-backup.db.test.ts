import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BackupDamaged } from '../../server/backups/backup-file';
import { takeBackup } from '../../server/backups/take-backup';
import { hasDebianPostgres, startDebianPostgres } from '../../tests/helpers/debian-postgres';
import { APP_ROLE } from '../postgres/app-role';
import { migrate } from '../postgres/migrate';
import { dumpBackup, fittingPgDump, isDump } from './dump-backup';
import { checkBackup, restoreBackup } from './restore-backup';

const app = { role: APP_ROLE, password: undefined, ours: true };

test('pg_dump is not taken where it is older than the server', async () => {
  // The embedded server is newer than any distribution's.
  const fits = await fittingPgDump(process.env.DATABASE_URL ?? '');
  if (fits) expect(Number(/\d+/.exec(fits)?.[0])).toBeGreaterThanOrEqual(18);
  else expect(fits).toBeNull();
});

describe.skipIf(!hasDebianPostgres)('a dump of a server of one’s own', () => {
  let server: Awaited<ReturnType<typeof startDebianPostgres>>;
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-dump-'));
  const file = path.join(folder, 'books.backup');

  beforeAll(async () => {
    server = await startDebianPostgres();
    await migrate({ ownerUrl: server.url });
    const name = '家具\\N\t"行"\n\\.\nend';
    await ask('INSERT INTO company (id, name, created_at) VALUES (gen_random_uuid(), $1, now())', [name]);
    await ask(`INSERT INTO store (id, code, name, first_day, created_at)
      VALUES ('01900000-0000-7000-8000-00000000000a', 'A', 'A', '2026-01-01', now())`);
    await ask(`INSERT INTO attachment (store_id, id, kind, mime, byte_count, sha256, uploaded_by_id, uploaded_at)
      VALUES ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b', 'zonePhoto', 'image/jpeg', 700000,
        repeat('a', 64), '01900000-0000-7000-8000-00000000000c', now())`);
    await ask(`INSERT INTO attachment_content VALUES ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b',
      decode(repeat('00ff0a5c', 175000), 'hex'))`);
  }, 120_000);
  afterAll(() => {
    server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }
  /** Every table with its rows, and every trigger, constraint and right. */
  const all = async () => ({
    company: await ask('SELECT * FROM company'),
    bytes: await ask('SELECT encode(sha256(content), $1) FROM attachment_content', ['hex']),
    counts: await ask('SELECT * FROM ledger_count ORDER BY 1, 2, 3'),
    objects:
      await ask(`SELECT tgrelid::regclass::text AS place, tgname AS name, tgenabled::text AS state FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT enumtypid::regtype::text, enumlabel, rank() OVER (PARTITION BY enumtypid ORDER BY enumsortorder)::text FROM pg_enum
      UNION ALL SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      ORDER BY 1, 2, 3`),
  });

  test('is taken by the program that is here, and comes back as it was', async () => {
    expect(await fittingPgDump(server.url)).toMatch(/pg_dump/);
    const before = await all();
    await dumpBackup(server.url, file);
    expect(await isDump(file)).toBe(true);
    await ask("UPDATE company SET name = 'changed'");
    const checked = await checkBackup(file);
    expect(checked.rows).toBeGreaterThan(3);
    await restoreBackup(server.url, app, file, checked);
    expect(await all()).toEqual(before);
  }, 120_000);

  test('and a backup of Daybook’s own comes back on a server of that age too', async () => {
    const own = path.join(folder, 'own.backup');
    await takeBackup(server.url, own, '1.0.0');
    const before = await all();
    await restoreBackup(server.url, app, own, await checkBackup(own));
    expect(await all()).toEqual(before);
  }, 120_000);

  test('goes into the same tables as one of Daybook’s own', async () => {
    const own = path.join(folder, 'own.backup');
    await takeBackup(server.url, own, '1.0.0');
    await dumpBackup(server.url, file);
    expect(await isDump(own)).toBe(false);
    const counts = async (of: string) =>
      new Map((await checkBackup(of)).manifest.tables.map(({ name, rows }) => [name, rows]));
    const [ours, theirs] = [await counts(own), await counts(file)];
    for (const [name, rows] of ours) expect([name, theirs.get(name)]).toEqual([name, rows]);
    expect((await checkBackup(file)).header.migrations).toEqual((await checkBackup(own)).header.migrations);
  }, 120_000);

  test('that was cut or changed is refused before anything is touched', async () => {
    await dumpBackup(server.url, file);
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, Math.floor(whole.length * 0.7)));
    await expect(checkBackup(file)).rejects.toThrow(BackupDamaged);
    // Also where nobody kept its checksum.
    rmSync(`${file}.sha256`);
    await expect(checkBackup(file)).rejects.toThrow(BackupDamaged);
  }, 120_000);

  test('with a word that is in nobody’s command line', async () => {
    await expect(dumpBackup('postgresql://owner:secret-word@127.0.0.1:1/none', file)).rejects.toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret-word') }),
    );
  });
});
