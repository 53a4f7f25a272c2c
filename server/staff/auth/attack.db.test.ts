import { beforeAll, expect, test } from 'vitest';
import { frames, type RequestFrame } from '@/scripts/serve/request-frame.mjs';
import { db } from '@/server/platform/db';
import { Busy, Unavailable } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { giveLogin, givePin, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { SignInLocked, SignInRefused } from '../errors';
import { attempt, pruneAttempts } from './attempts';
import { withinLimits } from './flood-limits';
import { knownBrowser, newKnownBrowser } from './known-browser';
import { signInWithPassword, signInWithPin } from './start-session';

const NOW = new Date('2026-11-23T08:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
let logins = 0;

beforeAll(async () => {
  await makeStore();
});

async function somebody() {
  const person = await makePerson(['ACCOUNTANT'], null);
  logins += 1;
  return { person, ...(await giveLogin(person.id, `who-${logins}`)) };
}

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'in',
    (error: unknown) =>
      error instanceof SignInLocked ? 'locked' : error instanceof SignInRefused ? 'refused' : error,
  );

/** What a request from this address does. */
const from = <T>(address: string, work: () => Promise<T>) =>
  frames.run({ id: newId(), address } satisfies RequestFrame, work);

test('two hundred wrong tries at once: five are checked, and none holds a connection while it is hashed', async () => {
  const { login } = await somebody();
  const tries = Array.from({ length: 200 }, () => outcome(signInWithPassword(db(), login, 'wrong', NOW)));
  const checking = db().$transaction((tx) => tx.$queryRaw`SELECT 1 AS one`);
  const found = await Promise.all(tries);
  await expect(checking).resolves.toBeDefined();
  expect(found.filter((what) => what === 'refused')).toHaveLength(4);
  expect(found.filter((what) => what === 'locked')).toHaveLength(196);
  expect(
    (await db().signInAttempt.findUniqueOrThrow({ where: { subject: `password:${login}` } })).failures,
  ).toBe(5);
});

test('the right password among many wrong ones at once does not get around the lock', async () => {
  const { login, password } = await somebody();
  const wrong = Array.from({ length: 20 }, () => outcome(signInWithPassword(db(), login, 'wrong', NOW)));
  await Promise.all(wrong);
  expect(await outcome(signInWithPassword(db(), login, password, NOW))).toBe('locked');
});

test('a lock made elsewhere does not shut out the browser where the person last signed in', async () => {
  const { login, password } = await somebody();
  const { name, value } = newKnownBrowser(login);
  const known = knownBrowser(new Map([[name, value]]), ` ${login.toUpperCase()} `);
  expect(known).toEqual(expect.any(String));
  for (let tries = 0; tries < 6; tries += 1) await outcome(signInWithPassword(db(), login, 'wrong', NOW));
  expect(await outcome(signInWithPassword(db(), login, password, NOW))).toBe('locked');
  expect(await outcome(signInWithPassword(db(), login, password, NOW, known))).toBe('in');
  // It has its own count, and a mark of another person or made up is none.
  for (let tries = 0; tries < 5; tries += 1)
    await outcome(signInWithPassword(db(), login, 'wrong', NOW, known));
  expect(await outcome(signInWithPassword(db(), login, password, NOW, known))).toBe('locked');
  expect(knownBrowser(new Map([[name, value]]), 'another')).toBeNull();
  expect(knownBrowser(new Map([[name, `${known}.made-up`]]), login)).toBeNull();
});

test('failed sign-ins and locks are in the trail; of made-up names that they were tried, and nothing that was typed', async () => {
  const { person, login } = await somebody();
  await from('10.9.9.1', async () => {
    for (let tries = 0; tries < 7; tries += 1) await outcome(signInWithPassword(db(), login, 'wrong', NOW));
    for (let tries = 0; tries < 4; tries += 1)
      await outcome(signInWithPassword(db(), `made-up-${tries}`, 'wrong', NOW));
  });
  const written = await db().auditEntry.findMany({ where: { subjectId: person.id }, orderBy: { id: 'asc' } });
  expect(written.map(({ action }) => action)).toEqual([...Array(4).fill('auth.signInFailed'), 'auth.locked']);
  expect(written[4]?.after).toEqual({ failures: 5, seconds: 30, address: '10.9.9.1' });
  const unknown = (await db().auditEntry.findMany({ where: { subjectKind: 'signIn' } })).filter(({ after }) =>
    JSON.stringify(after).includes('10.9.9.1'),
  );
  // Once for the address, however often.
  expect(unknown.map(({ action, after }) => [action, after])).toEqual([
    ['auth.signInFailed', { unknownName: true, address: '10.9.9.1' }],
  ]);
  expect(JSON.stringify(unknown)).not.toContain('made-up');
});

test('a wrong PIN is in the trail of its store and device', async () => {
  const store = await makeStore();
  const { device } = await makeTill(store);
  const clerk = await makePerson(['CLERK'], store.id);
  await givePin(clerk.id);
  expect(await outcome(signInWithPin(db(), device, clerk.id, '000001', NOW))).toBe('refused');
  const [entry] = await db().auditEntry.findMany({
    where: { action: 'auth.signInFailed', subjectId: clerk.id },
  });
  expect(entry).toMatchObject({ scopeId: store.id, deviceId: device.id });
});

test('an address that fails thirty times a minute is held up; another, and a known device, are not', async () => {
  const wrong = () => withinLimits(db(), { door: 'password' }, () => Promise.reject(new SignInRefused()));
  const found = await from('10.0.0.66', () =>
    Promise.all(Array.from({ length: 60 }, () => outcome(wrong()))),
  );
  expect(found.filter((what) => what === 'refused')).toHaveLength(30);
  expect(await from('10.0.0.67', () => outcome(wrong()))).toBe('refused');
  const known = () => withinLimits(db(), { door: 'password', known: 'tablet' }, async () => 'in');
  expect(await from('10.0.0.66', () => outcome(known()))).toBe('in');
  expect(await db().auditEntry.count({ where: { action: 'auth.limited', subjectId: '10.0.0.66' } })).toBe(1);
});

test('a whole /64 is one address: a new one for each try gains nothing', async () => {
  const wrong = () => withinLimits(db(), { door: 'password' }, () => Promise.reject(new SignInRefused()));
  const found = await Promise.all(
    Array.from({ length: 60 }, (_, at) => from(`2001:db8:7:1::${at.toString(16)}`, () => outcome(wrong()))),
  );
  expect(found.filter((what) => what === 'refused')).toHaveLength(30);
  expect(await from('2001:db8:7:2::1', () => outcome(wrong()))).toBe('refused');
});

test('made-up codes at one door, from however many addresses, keep nobody out at another', async () => {
  const madeUp = () => withinLimits(db(), { door: 'enrolment' }, () => Promise.reject(new SignInRefused()));
  for (let network = 0; network < 16; network += 1) {
    const tries = Array.from({ length: 20 }, () => from(`10.7.0.${network}`, () => outcome(madeUp())));
    await Promise.all(tries);
  }
  expect(await from('10.7.1.1', () => outcome(madeUp()))).toBe('locked');
  const right = () => withinLimits(db(), { door: 'password' }, async () => 'in');
  expect(await from('10.7.1.1', () => outcome(right()))).toBe('in');
  expect(await from('10.7.0.1', () => outcome(right()))).toBe('in');
});

test('tries that succeed do not count', async () => {
  const right = () => withinLimits(db(), { door: 'password' }, async () => 'in');
  for (let tries = 0; tries < 40; tries += 1)
    expect(await from('10.0.0.68', () => outcome(right()))).toBe('in');
});

test('a try that could not be checked is no wrong one, neither for the person nor for the address', async () => {
  const { login, password } = await somebody();
  const subject = `password:${login}`;
  const unchecked = () => attempt(db(), subject, NOW, () => Promise.reject(new Busy()));
  for (let tries = 0; tries < 4; tries += 1) await outcome(signInWithPassword(db(), login, 'wrong', NOW));
  for (let tries = 0; tries < 8; tries += 1) await expect(unchecked()).rejects.toBeInstanceOf(Busy);
  expect(await db().signInAttempt.findUniqueOrThrow({ where: { subject } })).toMatchObject({
    failures: 4,
    lockedUntil: null,
  });
  expect(await outcome(signInWithPassword(db(), login, password, NOW))).toBe('in');
  for (const error of [new Busy(), new Unavailable()]) {
    const work = () => withinLimits(db(), { door: 'password' }, () => Promise.reject(error));
    for (let tries = 0; tries < 35; tries += 1)
      expect(await from('10.0.0.69', () => outcome(work()))).toBe(error);
  }
});

test('rows of tries that no longer count go', async () => {
  await outcome(signInWithPassword(db(), 'made-up-long-ago', 'wrong', NOW));
  const where = { subject: 'password:made-up-long-ago' };
  await pruneAttempts(db(), later(23));
  expect(await db().signInAttempt.count({ where })).toBe(1);
  await pruneAttempts(db(), later(25));
  expect(await db().signInAttempt.count({ where })).toBe(0);
});
