import { beforeAll, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, giveLogin, makeAuthSession, makePerson, sessionHasEnded } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { secretMatches } from '../auth/hash-secret';
import { signInWithPassword } from '../auth/start-session';
import { LoginMissing, PasswordTooCommon, PasswordWrong, SignInLocked } from '../errors';
import { changeOwnPassword } from './change-own-password';

const NEXT = 'kelp-anvil-95-moss';
let store: Awaited<ReturnType<typeof makeStore>>;

beforeAll(async () => {
  store = await makeStore();
});

async function makeOne() {
  const person = await makePerson(['CLERK'], store.id);
  const { password } = await giveLogin(person.id, `own-${person.id.slice(-12)}`);
  return { person, password };
}

async function asOneself(...of: Parameters<typeof contextOf>) {
  const ctx = await contextOf(...of);
  if (!ctx.actor) throw new Error('a person is signed in');
  return { ...ctx, actor: ctx.actor };
}

const hashOf = async (id: string) => (await db().person.findUniqueOrThrow({ where: { id } })).passwordHash;

test('with the old one it changes; other sessions end, the own goes on; sent again it is done once', async () => {
  const { person, password } = await makeOne();
  const [own, elsewhere] = [await makeAuthSession(person.id), await makeAuthSession(person.id)];
  const ctx = await asOneself(person, { sessionId: own });
  const input = { requestId: newId(), current: password, password: NEXT };
  await changeOwnPassword(ctx, input);
  await changeOwnPassword(ctx, input);
  expect(await secretMatches(NEXT, await hashOf(person.id))).toBe(true);
  expect([await sessionHasEnded(own), await sessionHasEnded(elsewhere)]).toEqual([false, true]);
  const trail = await db().auditEntry.findMany({
    where: { subjectId: person.id, action: 'people.changeOwnPassword' },
  });
  expect(trail).toHaveLength(1);
});

test('a wrong old one changes nothing, and five of them wait', async () => {
  const { person, password } = await makeOne();
  const ctx = await asOneself(person);
  const before = await hashOf(person.id);
  const wrong = () => changeOwnPassword(ctx, { requestId: newId(), current: 'not-it', password: NEXT });
  for (let time = 0; time < 4; time += 1) await expect(wrong()).rejects.toBeInstanceOf(PasswordWrong);
  await expect(wrong()).rejects.toBeInstanceOf(SignInLocked);
  const right = { requestId: newId(), current: password, password: NEXT };
  await expect(changeOwnPassword(ctx, right)).rejects.toBeInstanceOf(SignInLocked);
  expect(await hashOf(person.id)).toBe(before);
});

test('who knows the sign-in name can lock the door, not the change', async () => {
  const { person, password } = await makeOne();
  const login = `own-${person.id.slice(-12)}`;
  const atTheDoor = () => signInWithPassword(db(), login, 'wrong', new Date()).catch((error) => error);
  for (let tries = 0; tries < 5; tries += 1) await atTheDoor();
  expect(await atTheDoor()).toBeInstanceOf(SignInLocked);
  await changeOwnPassword(await asOneself(person), { requestId: newId(), current: password, password: NEXT });
  expect(await secretMatches(NEXT, await hashOf(person.id))).toBe(true);
});

test('a common one is refused, and without a sign-in name there is none', async () => {
  const { person, password } = await makeOne();
  const common = { requestId: newId(), current: password, password: 'password1234' };
  await expect(changeOwnPassword(await asOneself(person), common)).rejects.toBeInstanceOf(PasswordTooCommon);
  const counterOnly = await asOneself(await makePerson(['CLERK'], store.id));
  const input = { requestId: newId(), current: 'x', password: NEXT };
  await expect(changeOwnPassword(counterOnly, input)).rejects.toBeInstanceOf(LoginMissing);
});
