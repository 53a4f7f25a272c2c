import { beforeAll, expect, test } from 'vitest';
import { contextOf, giveLogin, makeAuthSession, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { contextFor } from './context';
import { PROOF_LASTS_MS } from './platform/command';
import { db } from './platform/db';
import { newId } from './platform/ids';
import { acceptReport } from './reports/decide-report';
import { sessionAwaitingCode, signInWithCode, signInWithPassword } from './staff/auth/start-session';
import { deactivatePerson, reactivatePerson } from './staff/people/deactivate-person';
import { grantRole } from './staff/people/grant-role';
import { revokeRole } from './staff/people/revoke-role';
import { setPassword } from './staff/people/set-password';
import { setPin } from './staff/people/set-pin';
import { beginSecondFactor, confirmSecondFactor } from './staff/second-factor/own-second-factor';
import { setSecondFactorPolicy } from './staff/second-factor/policy';
import { proveOneself } from './staff/second-factor/prove-oneself';
import { resetSecondFactor } from './staff/second-factor/reset-second-factor';
import { totpCode } from './staff/second-factor/totp';

// The password again, before a day is sealed and before somebody may do more or less than before.

const NOW = new Date('2026-11-23T08:00:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);
let store: Awaited<ReturnType<typeof makeStore>>;
let person: Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  store = await makeStore();
  person = await makePerson(['CLERK'], store.id);
});

async function boss(provedAt: Date | null, sessionId?: string) {
  const one = await makePerson(['ADMIN', 'ACCOUNTANT', 'HEAD_OFFICE'], null);
  const login = await giveLogin(one.id, `up-${one.id.slice(-12)}`);
  const ctx = await contextOf(one, { now: NOW, ...(sessionId ? { sessionId } : {}) });
  if (!ctx.actor) throw new Error('a person is signed in');
  const actor = { ...ctx.actor, provedAt };
  return { one, ...login, ctx: { ...contextFor(actor, { now: NOW }), actor } };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

/** Each as its screen would send it. */
const acts = {
  'reports.accept': (ctx: Context) =>
    acceptReport.execute(ctx, {
      requestId: newId(),
      storeId: store.id,
      day: '2026-11-22',
      version: 1,
      reason: '',
    }),
  'people.grantRole': (ctx: Context) =>
    grantRole.execute(ctx, { requestId: newId(), personId: person.id, role: 'TECHNICIAN', forStoreId: null }),
  'people.revokeRole': (ctx: Context) => revokeRole.execute(ctx, { requestId: newId(), grantId: newId() }),
  'people.setPassword': (ctx: Context) =>
    setPassword.execute(ctx, { requestId: newId(), personId: person.id, password: 'kelp-anvil-95-moss' }),
  'people.setPin': (ctx: Context) =>
    setPin.execute(ctx, { requestId: newId(), personId: person.id, pin: '281947' }),
  'people.deactivate': (ctx: Context) =>
    deactivatePerson.execute(ctx, { requestId: newId(), personId: person.id }),
  'people.reactivate': (ctx: Context) =>
    reactivatePerson.execute(ctx, { requestId: newId(), personId: person.id }),
  'people.resetSecondFactor': (ctx: Context) =>
    resetSecondFactor.execute(ctx, { requestId: newId(), personId: person.id }),
  'people.askSecondFactor': (ctx: Context) =>
    setSecondFactorPolicy.execute(ctx, { requestId: newId(), roles: [] }),
};
type Context = Awaited<ReturnType<typeof boss>>['ctx'];

test.each(Object.entries(acts))('%s wants the password of the last ten minutes', async (_name, act) => {
  const { ctx: stale } = await boss(ago(PROOF_LASTS_MS + 1));
  expect(await codeOf(act(stale))).toBe('STEP_UP_NEEDED');
  const { ctx: never } = await boss(null);
  expect(await codeOf(act(never))).toBe('STEP_UP_NEEDED');
  const { ctx: fresh } = await boss(ago(PROOF_LASTS_MS));
  expect(await codeOf(act(fresh))).not.toBe('STEP_UP_NEEDED');
});

test('refused, it has done nothing; the same request goes through once the password was given', async () => {
  const session = newId();
  const { one, password, ctx } = await boss(ago(PROOF_LASTS_MS + 1), session);
  await makeAuthSession(one.id);
  await db().authSession.create({
    data: { id: session, personId: one.id, startedAt: NOW, expiresAt: new Date(NOW.getTime() + 3_600_000) },
  });
  const clerk = await makePerson([], null);
  const input = { requestId: newId(), personId: clerk.id, role: 'CLERK' as const, forStoreId: store.id };
  expect(await codeOf(grantRole.execute(ctx, input))).toBe('STEP_UP_NEEDED');
  expect(await db().roleGrant.count({ where: { personId: clerk.id } })).toBe(0);
  const proof = { requestId: newId(), password, code: '' };
  expect(await codeOf(proveOneself(ctx, { ...proof, password: 'wrong' }))).toBe('PROOF_WRONG');
  const { provedAt } = await proveOneself(ctx, proof);
  const kept = await db().authSession.findUniqueOrThrow({ where: { id: session } });
  expect(kept.provedAt).toEqual(provedAt);
  const actor = { ...ctx.actor, provedAt: kept.provedAt };
  expect(await codeOf(grantRole.execute({ ...contextFor(actor, { now: NOW }) }, input))).toBe('done');
});

test('with a second factor the code is asked for as well; five wrong passwords wait', async () => {
  const session = newId();
  const { one, password, ctx } = await boss(NOW, session);
  await db().authSession.create({
    data: { id: session, personId: one.id, startedAt: NOW, expiresAt: new Date(NOW.getTime() + 3_600_000) },
  });
  const { secret } = await beginSecondFactor(ctx);
  await confirmSecondFactor(ctx, totpCode(secret, NOW));
  const later = { ...ctx, now: new Date(NOW.getTime() + 60_000) };
  const proof = { requestId: newId(), password, code: '' };
  expect(await codeOf(proveOneself(later, proof))).toBe('CODE_WRONG');
  expect(await codeOf(proveOneself(later, { ...proof, code: totpCode(secret, later.now) }))).toBe('done');
  const found = [];
  for (let tries = 0; tries < 5; tries += 1)
    found.push(await codeOf(proveOneself(later, { ...proof, password: 'wrong' })));
  expect(found).toEqual([...Array(4).fill('PROOF_WRONG'), 'SIGN_IN_LOCKED']);
});

test('wrong codes typed elsewhere with a stolen password do not keep a signed-in person from it', async () => {
  const session = newId();
  const { one, login, password, ctx } = await boss(NOW, session);
  await db().authSession.create({
    data: { id: session, personId: one.id, startedAt: NOW, expiresAt: new Date(NOW.getTime() + 3_600_000) },
  });
  const { secret } = await beginSecondFactor(ctx);
  await confirmSecondFactor(ctx, totpCode(secret, NOW));
  const later = { ...ctx, now: new Date(NOW.getTime() + 60_000) };
  for (let tries = 0; tries < 6; tries += 1) {
    const { sessionId } = await signInWithPassword(db(), login, password, later.now);
    const waiting = await sessionAwaitingCode(db(), sessionId, later.now);
    if (waiting) await codeOf(signInWithCode(db(), waiting, '000000', later.now));
  }
  const proof = { requestId: newId(), password, code: totpCode(secret, later.now) };
  expect(await codeOf(proveOneself(later, proof))).toBe('done');
});

test('a session by PIN proves nothing by a password typed into it', async () => {
  const session = newId();
  const { one, password, ctx } = await boss(null, session);
  await db().authSession.create({
    data: {
      id: session,
      personId: one.id,
      deviceId: newId(),
      startedAt: NOW,
      expiresAt: new Date(NOW.getTime() + 3_600_000),
    },
  });
  expect(await codeOf(proveOneself(ctx, { requestId: newId(), password, code: '' }))).toBe('LOGIN_MISSING');
});
