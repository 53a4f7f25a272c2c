import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkBackup } from '@/scripts/backup/restore-backup';
import { contextFor } from '@/server/context';
import { clockJobs } from '@/server/jobs';
import { db } from '@/server/platform/db';
import { makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { backUpAtNight } from './back-up-at-night';
import { backupName } from './backup-folder-rules';

const now = new Date();
const job = (at = now) => contextFor({ kind: 'JOB', job: 'backups.nightly' } as const, { now: at });
const daysAgo = (days: number) => backupName(new Date(now.getTime() - days * 86_400_000));
const url = () => process.env.DATABASE_APP_URL ?? '';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-nightly-'));
  process.env.DAYBOOK_DATA = folder;
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const place = (name: string) => {
  const made = path.join(folder, name);
  mkdirSync(made);
  return made;
};
const night = (to: string, keepDays = 14) =>
  backUpAtNight(job(), { folder: to, keepDays, databaseUrl: url() });
async function failuresRaised() {
  const rows = await db().notice.findMany({
    where: { kind: 'BACKUP_FAILED' },
    select: { personId: true, facts: true },
  });
  return rows.map(({ personId, facts }) => ({ personId, failure: (facts as { failure?: string }).failure }));
}

describe('the night’s backup', () => {
  test('is whole, made by the role that owns nothing, and can be restored', async () => {
    await makeStore();
    const to = place('backups');
    await night(to);
    expect(readdirSync(to)).toEqual([backupName(now)]);
    const { manifest, header } = await checkBackup(path.join(to, backupName(now)));
    expect(manifest.tables.find(({ name }) => name === 'store')?.rows).toBe(await db().store.count());
    expect(header.migrations.length).toBeGreaterThan(10);
  });

  test('lets older ones go, and nothing that is not one of them', async () => {
    const to = place('backups');
    for (const name of [daysAgo(15), daysAgo(3), `${daysAgo(2)}.partial`, 'accounts.xlsx'])
      writeFileSync(path.join(to, name), 'x');
    await night(to);
    expect(readdirSync(to).sort()).toEqual(['accounts.xlsx', daysAgo(3), backupName(now)].sort());
  });

  test('is taken by a server that has a folder for it, and by no other', () => {
    const names = () => clockJobs().map(({ name }) => name);
    expect(names()).not.toContain('backups.nightly');
    vi.stubEnv('DAYBOOK_BACKUP_FOLDER', folder);
    expect(names()).toContain('backups.nightly');
  });
});

describe('one that fails', () => {
  const admin = () => makePerson(['ADMIN'], null);

  test('is told to administrators once, and older ones stay', async () => {
    const people = [await admin(), await admin()];
    const accountant = await makePerson(['ACCOUNTANT'], null);
    const missing = path.join(folder, 'not-mounted');
    await night(missing);
    await night(missing);
    const notices = await failuresRaised();
    for (const { id } of people)
      expect(notices.filter(({ personId }) => personId === id)).toEqual([
        { personId: id, failure: 'FOLDER_MISSING' },
      ]);
    expect(notices.some(({ personId }) => personId === accountant.id)).toBe(false);
    expect(existsSync(missing)).toBe(false);
  });

  test('where its folder cannot be written to', async () => {
    const { id } = await admin();
    const to = place('read-only');
    const old = path.join(to, daysAgo(20));
    writeFileSync(old, 'x');
    // Whoever runs this as root may write anywhere but into a place that takes no files at all.
    const place_ = process.getuid?.() === 0 ? '/proc' : to;
    if (process.getuid?.() !== 0) chmodSync(to, 0o500);
    await night(place_);
    chmodSync(to, 0o700);
    expect((await failuresRaised()).find(({ personId }) => personId === id)?.failure).toMatch(
      /^FOLDER_(READ_ONLY|MISSING)$/,
    );
    expect(existsSync(old)).toBe(true);
  });

  test('on a full disk leaves no half file and keeps what was there', async () => {
    const { id } = await admin();
    const to = place('full');
    const old = path.join(to, daysAgo(20));
    writeFileSync(old, 'x');
    // Every write to this device says that there is no room.
    execFileSync('ln', ['-s', '/dev/full', path.join(to, `${backupName(now)}.partial`)]);
    await night(to);
    expect((await failuresRaised()).find(({ personId }) => personId === id)?.failure).toBe('DISK_FULL');
    expect(readdirSync(to)).toEqual([daysAgo(20)]);
  });

  test('because the database is away is tried again', async () => {
    const to = place('backups');
    await admin();
    const away = { folder: to, keepDays: 14, databaseUrl: 'postgresql://nobody:x@127.0.0.1:1/none' };
    await expect(backUpAtNight(job(), away)).rejects.toMatchObject({ failure: 'DATABASE_AWAY' });
    expect((await failuresRaised()).at(-1)?.failure).toBe('DATABASE_AWAY');
    expect(readdirSync(to)).toEqual([]);
  });
});
