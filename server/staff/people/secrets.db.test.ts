import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalHash } from '@/server/platform/canonical-hash';
import { db } from '@/server/platform/db';
import { RequestConflict } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import {
  contextOf,
  giveLogin,
  givePin,
  makeAdministrator,
  makeAuthSession,
  makePerson,
  sessionHasEnded,
} from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { secretMatches } from '../auth/hash-secret';
import { LoginMissing, PasswordTooCommon, PinTooSimple } from '../errors';
import { setPassword } from './set-password';
import { setPin } from './set-pin';

let admin: Awaited<ReturnType<typeof makeAdministrator>>;
let store: Awaited<ReturnType<typeof makeStore>>;

beforeAll(async () => {
  admin = await makeAdministrator();
  store = await makeStore();
});

const asAdmin = () => contextOf(admin);
const request = () => ({ requestId: newId() });

async function trailOf(subjectId: string, action: string) {
  return db().auditEntry.findMany({ where: { subjectId, action } });
}

describe('secrets', () => {
  test('a password is stored as argon2id; other office sessions end, the own and the counter go on', async () => {
    const own = await makeAuthSession(admin.id);
    const elsewhere = await makeAuthSession(admin.id);
    const counter = await makeAuthSession(admin.id, newId());
    const ctx = await contextOf(admin, { sessionId: own });
    await setPassword.execute(ctx, { ...request(), personId: admin.id, password: 'kelp-anvil-95-moss' });
    const person = await db().person.findUniqueOrThrow({ where: { id: admin.id } });
    expect(person.passwordHash).toMatch(/^argon2id\$19456,2,1\$/);
    expect(await secretMatches('kelp-anvil-95-moss', person.passwordHash)).toBe(true);
    expect([
      await sessionHasEnded(own),
      await sessionHasEnded(elsewhere),
      await sessionHasEnded(counter),
    ]).toEqual([false, true, false]);
  });

  test('a new PIN ends counter sessions and clears the wait of wrong tries', async () => {
    const person = await makePerson(['CLERK'], store.id);
    await givePin(person.id);
    const counter = await makeAuthSession(person.id, newId());
    const subject = `pin:${newId()}:${person.id}`;
    const lockedUntil = new Date(Date.now() + 60_000);
    await db().signInAttempt.create({ data: { subject, failures: 6, lastAt: new Date(), lockedUntil } });
    await setPin.execute(await asAdmin(), { ...request(), personId: person.id, pin: '281947' });
    expect(await sessionHasEnded(counter)).toBe(true);
    expect(await db().signInAttempt.findUnique({ where: { subject } })).toMatchObject({
      failures: 0,
      lockedUntil: null,
    });
  });

  test.each(['000000', '123456', '121212', '345345'])('PIN %s is too simple', async (pin) => {
    const person = await makePerson([], null);
    await expect(setPin.execute(await asAdmin(), { ...request(), personId: person.id, pin })).rejects.toThrow(
      PinTooSimple,
    );
  });

  test('a password is not common, does not hold the sign-in name, and needs one', async () => {
    const person = await makePerson([], null);
    const set = async (password: string) =>
      setPassword.execute(await asAdmin(), { ...request(), personId: person.id, password });
    await expect(set('password1234')).rejects.toThrow(PasswordTooCommon);
    await expect(set('kelp-anvil-93-moss')).rejects.toThrow(LoginMissing);
    await giveLogin(person.id, 'zhaoliu');
    await expect(set('key-of-zhaoliu')).rejects.toThrow(PasswordTooCommon);
  });

  test('a repeated request changes it once; the same id with another secret is a conflict', async () => {
    const person = await makePerson([], null);
    const input = { ...request(), personId: person.id, pin: '281947' };
    await setPin.execute(await asAdmin(), input);
    const { pinHash } = await db().person.findUniqueOrThrow({ where: { id: person.id } });
    await setPin.execute(await asAdmin(), input);
    expect(await db().person.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ pinHash });
    await expect(setPin.execute(await asAdmin(), { ...input, pin: '281948' })).rejects.toThrow(
      RequestConflict,
    );
    expect(await trailOf(person.id, 'people.setPin')).toHaveLength(1);
  });

  test('neither secret nor a plain hash of its request is anywhere in the database', async () => {
    const person = await makePerson([], null);
    await giveLogin(person.id, 'leakproof');
    const pin = { ...request(), personId: person.id, pin: '604817' };
    const password = { ...request(), personId: person.id, password: 'quartz-otter-7-lamp' };
    await setPin.execute(await asAdmin(), pin);
    await setPassword.execute(await asAdmin(), password);
    const rows = await asOwner<{ text: string }>(`
      SELECT a::text AS text FROM audit_entry a UNION ALL SELECT c::text FROM command_request c
      UNION ALL SELECT p::text FROM person p`);
    const traces = ['604817', 'quartz-otter-7-lamp', canonicalHash(pin), canonicalHash(password)];
    expect(rows.filter(({ text }) => traces.some((trace) => text.includes(trace)))).toEqual([]);
  });
});
