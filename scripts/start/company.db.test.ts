import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readEnvironment } from '@/lib/environment';
import { asOwner, withTestDatabase } from '@/tests/helpers/database';
import type { OpenDatabase } from '../database';
import { clearHalfSeeded, companyState, keepSetupCode, takingTurns } from './company';

// A start drops nothing but a demo that is half made, seen by what is in the database.

const nothing = async () => undefined;
let dataFolder: string;
let emptied: number;

beforeEach(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'daybook-company-'));
  emptied = 0;
  await asOwner('DELETE FROM company');
});

const settings = () => readEnvironment({ DAYBOOK_DATA: dataFolder });
const database = (kind: OpenDatabase['kind']): OpenDatabase => ({
  kind,
  ...withTestDatabase(),
  appRoleIsOurs: true,
  workerUrl: '',
  workerRoleIsOurs: true,
  isRunning: () => true,
  revive: nothing,
  checkpoint: nothing,
  release: nothing,
});
const leaveMark = () => writeFileSync(path.join(dataFolder, 'demo-seeding'), 'cut off');
const addCompany = (demo: boolean, finished: boolean) =>
  asOwner(
    'INSERT INTO company (id, name, demo, created_at, demo_finished_at) VALUES (gen_random_uuid(), $1, $2, now(), $3)',
    ['公司', demo, finished ? new Date() : null],
  );
const clear = (kind: OpenDatabase['kind'] = 'embedded') =>
  clearHalfSeeded(settings(), database(kind), async () => {
    emptied += 1;
  });

test('restored books stay, although a seed that was cut off left its mark in the folder', async () => {
  await addCompany(false, false);
  leaveMark();
  expect(await clear()).toBe('real');
  expect(emptied).toBe(0);
  expect(existsSync(path.join(dataFolder, 'demo-seeding'))).toBe(false);
});

test('a demo that is whole stays, as does one that somebody signed in to', async () => {
  await addCompany(true, true);
  leaveMark();
  expect(await clear()).toBe('demo');
  await asOwner('DELETE FROM company');
  await addCompany(true, false);
  await asOwner(
    `INSERT INTO audit_entry (scope_id, id, action, subject_kind, subject_id, occurred_at)
     VALUES (gen_random_uuid(), gen_random_uuid(), 'auth.signIn', 'person', 'x', now())`,
  );
  expect(await clear()).toBe('demo');
  expect(emptied).toBe(0);
  await asOwner(`ALTER TABLE audit_entry DISABLE TRIGGER USER`);
  await asOwner(`DELETE FROM audit_entry`);
  await asOwner(`ALTER TABLE audit_entry ENABLE TRIGGER USER`);
});

test('an empty database is left as it is', async () => {
  leaveMark();
  expect(await clear()).toBe('none');
  expect(emptied).toBe(0);
});

test('a half-made demo goes, with or without a mark; in somebody’s own database it is said and stays', async () => {
  await addCompany(true, false);
  expect(await companyState(withTestDatabase().ownerUrl)).toBe('half');
  await expect(clear('external')).rejects.toThrow(/half made.*Nothing was changed/s);
  expect(emptied).toBe(0);
  expect(await clear()).toBe('none');
  expect(emptied).toBe(1);
});

test('two first starts take turns, and the second finds what the first has made', async () => {
  const { ownerUrl } = withTestDatabase();
  const found: string[] = [];
  const start = () =>
    takingTurns(ownerUrl, async () => {
      const state = await companyState(ownerUrl);
      found.push(state);
      if (state === 'none') await addCompany(true, true);
    });
  await Promise.all([start(), start(), start()]);
  expect(found).toEqual(['none', 'demo', 'demo']);
});

test('servers of one AUTH_SECRET ask for the same set-up code, whatever lies in their folders', () => {
  const of = (authSecret: string | undefined, name: string) =>
    keepSetupCode(
      readEnvironment({
        DAYBOOK_DATA: mkdtempSync(path.join(tmpdir(), name)),
        ...(authSecret && { AUTH_SECRET: authSecret }),
      }),
    );
  const secret = 'a-secret-of-at-least-thirty-two-letters';
  expect(of(secret, 'one')).toBe(of(secret, 'other'));
  expect(of(secret, 'one')).toMatch(/^[A-Z2-9]{10}$/);
  expect(of(`${secret}!`, 'one')).not.toBe(of(secret, 'one'));
  expect(of(undefined, 'one')).not.toBe(of(undefined, 'other'));
});
