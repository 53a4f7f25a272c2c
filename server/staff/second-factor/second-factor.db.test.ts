import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ActorContext } from '@/server/platform/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { requestContext } from '@/server/request-context';
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
import { makeTill } from '@/tests/factories/tills';
import { asOwner } from '@/tests/helpers/database';
import { authSecret, forgetSessions } from '../auth/get-actor';
import {
  loginOfSession,
  sessionAwaitingCode,
  signInWithCode,
  signInWithPassword,
  signInWithPin,
} from '../auth/start-session';
import type { RoleName } from '../permissions';
import {
  beginSecondFactor,
  confirmSecondFactor,
  ownSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from './own-second-factor';
import { secondFactorPolicy, setSecondFactorPolicy } from './policy';
import { resetAtTheMachine } from './reset-at-the-machine';
import { resetSecondFactor } from './reset-second-factor';
import { openSecret, sealSecret } from './sealed-secret';
import { totpCode } from './totp';

const STEP_MS = 30_000;
let admin: Awaited<ReturnType<typeof makeAdministrator>>;
let store: Awaited<ReturnType<typeof makeStore>>;

beforeAll(async () => {
  admin = await makeAdministrator();
  store = await makeStore();
});

/** The same moment for server and phone; steps apart from what was used before. */
const START = new Date('2026-11-23T08:00:00Z');
const stepsOn = (steps: number) => new Date(START.getTime() + steps * STEP_MS);

async function asOneself(person: { id: string; name: string }, now = START, sessionId?: string) {
  const ctx = await contextOf(person, { now, ...(sessionId ? { sessionId } : {}) });
  if (!ctx.actor) throw new Error('a person is signed in');
  return { ...ctx, actor: ctx.actor } satisfies ActorContext;
}

async function somebody(role: RoleName = 'ACCOUNTANT') {
  const person = await makePerson([role], null);
  return { person, ...(await giveLogin(person.id, `tf-${person.id.slice(-12)}`)) };
}

/** Somebody whose phone shows codes: the secret, and their ten recovery codes. */
async function enrolled(role: RoleName = 'ACCOUNTANT') {
  const { person, login, password } = await somebody(role);
  const { secret } = await beginSecondFactor(await asOneself(person));
  const { recoveryCodes } = await confirmSecondFactor(await asOneself(person), totpCode(secret, START));
  return { person, login, password, secret, recoveryCodes };
}

const passwordGiven = async (login: string, password: string, now: Date, browser: string | null = null) => {
  const { sessionId } = await signInWithPassword(db(), login, password, now, browser);
  const waiting = await sessionAwaitingCode(db(), sessionId, now);
  if (!waiting) throw new Error('the session waits for a code');
  return waiting;
};

async function contextBy(sessionId: string) {
  forgetSessions();
  const token = await encode({ token: { sid: sessionId }, secret: authSecret() });
  return requestContext(`next-auth.session-token=${token}`);
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('setting it up', () => {
  test('asks for nothing before a first code was right; then other office sessions end', async () => {
    const { person, login, password } = await somebody();
    const [own, elsewhere] = [await makeAuthSession(person.id), await makeAuthSession(person.id)];
    const ctx = await asOneself(person, START, own);
    const { secret, address } = await beginSecondFactor(ctx);
    expect(address).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}&/);
    const open = await signInWithPassword(db(), login, password, START);
    expect(await sessionAwaitingCode(db(), open.sessionId, START)).toBeNull();
    expect(await codeOf(confirmSecondFactor(ctx, '000000'))).toBe('CODE_WRONG');
    const { recoveryCodes } = await confirmSecondFactor(ctx, totpCode(secret, START));
    expect(new Set(recoveryCodes).size).toBe(10);
    expect([await sessionHasEnded(own), await sessionHasEnded(elsewhere)]).toEqual([false, true]);
    expect(await ownSecondFactor(ctx)).toEqual({ since: START, codesLeft: 10, asked: false });
    expect(await codeOf(beginSecondFactor(ctx))).toBe('SECOND_FACTOR_HELD');
  });

  test('wants the password given of late', async () => {
    const { person } = await somebody();
    const stale = await contextOf(person, { now: START, provedAt: stepsOn(-21) });
    if (!stale.actor) throw new Error('a person is signed in');
    const ctx = { ...stale, actor: stale.actor };
    for (const work of [beginSecondFactor, renewRecoveryCodes, removeSecondFactor])
      expect(await codeOf(work(ctx))).toBe('STEP_UP_NEEDED');
  });

  test('neither the secret nor a recovery code is in the database', async () => {
    const { secret, recoveryCodes } = await enrolled();
    const rows = await asOwner<{ text: string }>(`
      SELECT s::text AS text FROM second_factor s UNION ALL SELECT r::text FROM recovery_code r
      UNION ALL SELECT a::text FROM audit_entry a UNION ALL SELECT c::text FROM command_request c`);
    const traces = [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))];
    expect(rows.filter(({ text }) => traces.some((trace) => text.includes(trace)))).toEqual([]);
  });

  test('a sealed secret opens for its person alone, and not when a letter of it changed', () => {
    const sealed = sealSecret('JBSWY3DPEHPK3PXP', 'one');
    expect(openSecret(sealed, 'one')).toBe('JBSWY3DPEHPK3PXP');
    expect(openSecret(sealed, 'another')).toBeNull();
    expect(openSecret(`A${sealed.slice(1)}`, 'one') === 'JBSWY3DPEHPK3PXP' && !sealed.startsWith('A')).toBe(
      false,
    );
    expect(openSecret('nonsense', 'one')).toBeNull();
  });
});

describe('signing in', () => {
  test('after the password the session is nobody’s; the code begins another one, which is whole', async () => {
    const { person, login, password, secret } = await enrolled();
    const now = new Date();
    const waiting = await passwordGiven(login, password, now);
    const half = await contextBy(waiting.id);
    expect(half.actor).toBeNull();
    expect(half.owing?.what).toBe('SECOND_FACTOR');
    expect(await loginOfSession(db(), waiting.id)).toBeNull();
    const { sessionId } = await signInWithCode(db(), waiting, totpCode(secret, now), now);
    expect(sessionId).not.toBe(waiting.id);
    expect(await sessionHasEnded(waiting.id)).toBe(true);
    const whole = await contextBy(sessionId);
    expect(whole.actor?.personId).toBe(person.id);
    expect(whole.actor?.provedAt).toEqual(now);
    expect(await loginOfSession(db(), sessionId)).toBe(login);
  });

  test('a code is good once, also when it is sent twice at the same moment, and one before it is too late', async () => {
    const { login, password, secret } = await enrolled();
    const now = stepsOn(4);
    const code = totpCode(secret, now);
    const sessions = [await passwordGiven(login, password, now), await passwordGiven(login, password, now)];
    const found = await Promise.all(sessions.map((one) => codeOf(signInWithCode(db(), one, code, now))));
    expect(found.sort()).toEqual(['CODE_WRONG', 'done']);
    const third = await passwordGiven(login, password, now);
    expect(await codeOf(signInWithCode(db(), third, code, now))).toBe('CODE_WRONG');
    expect(await codeOf(signInWithCode(db(), third, totpCode(secret, stepsOn(3)), now))).toBe('CODE_WRONG');
    expect(await codeOf(signInWithCode(db(), third, totpCode(secret, stepsOn(5)), now))).toBe('done');
  });

  test('the code that set it up is used up as well', async () => {
    const { login, password, secret } = await enrolled();
    const waiting = await passwordGiven(login, password, START);
    expect(await codeOf(signInWithCode(db(), waiting, totpCode(secret, START), START))).toBe('CODE_WRONG');
  });

  test('a recovery code is good once, however it is typed, and is in the trail', async () => {
    const { person, login, password, recoveryCodes } = await enrolled();
    const [code = ''] = recoveryCodes;
    const now = stepsOn(4);
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ')} `;
    expect(await codeOf(signInWithCode(db(), await passwordGiven(login, password, now), typed, now))).toBe(
      'done',
    );
    const again = await passwordGiven(login, password, now);
    expect(await codeOf(signInWithCode(db(), again, code, now))).toBe('RECOVERY_CODE_WRONG');
    const [entry] = await db().auditEntry.findMany({
      where: { subjectId: person.id, action: 'auth.useRecoveryCode' },
    });
    expect(entry?.after).toMatchObject({ left: 9 });
  });

  test('five wrong codes wait, whatever session they are typed in; a browser of the person has a count of its own', async () => {
    const { login, password, secret } = await enrolled();
    const now = stepsOn(4);
    const wrong = async () =>
      codeOf(signInWithCode(db(), await passwordGiven(login, password, now), '000000', now));
    const found = [];
    for (let tries = 0; tries < 5; tries += 1) found.push(await wrong());
    expect(found).toEqual([...Array(4).fill('CODE_WRONG'), 'SIGN_IN_LOCKED']);
    const right = totpCode(secret, now);
    const elsewhere = await passwordGiven(login, password, now);
    expect(await codeOf(signInWithCode(db(), elsewhere, right, now))).toBe('SIGN_IN_LOCKED');
    const atHome = await passwordGiven(login, password, now, 'a-known-browser');
    expect(await codeOf(signInWithCode(db(), atHome, right, now))).toBe('done');
  });

  test('who waits too long begins again', async () => {
    const { login, password } = await enrolled();
    const { sessionId } = await signInWithPassword(db(), login, password, START);
    expect(await sessionAwaitingCode(db(), sessionId, stepsOn(21))).toBeNull();
  });

  test('six digits at the counter are asked for no code', async () => {
    const { person } = await enrolled('STORE_MANAGER');
    const till = await makeTill(store);
    const pin = await givePin(person.id);
    const { sessionId } = await signInWithPin(db(), till.device, person.id, pin, START);
    expect(await sessionAwaitingCode(db(), sessionId, START)).toBeNull();
  });
});

describe('by policy', () => {
  const ask = async (roles: ('ACCOUNTANT' | 'HEAD_OFFICE' | 'ADMIN')[]) =>
    setSecondFactorPolicy.execute(await contextOf(admin), { requestId: newId(), roles });

  test('is off; asked of a role, whoever has none sets it up and does nothing else, other roles go on', async () => {
    expect((await secondFactorPolicy(db())).map(({ asked }) => asked)).toEqual([false, false, false]);
    const [finance, hq] = [await somebody('ACCOUNTANT'), await somebody('HEAD_OFFICE')];
    const sessionOf = async ({ login, password }: typeof finance) =>
      (await signInWithPassword(db(), login, password, new Date())).sessionId;
    const [financeSession, hqSession] = [await sessionOf(finance), await sessionOf(hq)];
    expect((await contextBy(financeSession)).actor).not.toBeNull();
    await ask(['ACCOUNTANT']);
    expect((await contextBy(financeSession)).owing?.what).toBe('ENROLMENT');
    expect((await contextBy(hqSession)).actor).not.toBeNull();
    const owing = (await contextBy(financeSession)).owing;
    if (!owing) throw new Error('something is owed');
    const ctx = { ...(await contextBy(financeSession)), actor: owing.actor };
    const { secret } = await beginSecondFactor(ctx);
    await confirmSecondFactor(ctx, totpCode(secret, ctx.now));
    expect((await contextBy(financeSession)).actor?.personId).toBe(finance.person.id);
    expect(await codeOf(removeSecondFactor(ctx))).toBe('SECOND_FACTOR_ASKED');
    await ask([]);
    expect(await codeOf(removeSecondFactor(ctx))).toBe('done');
    const trail = await db().auditEntry.findMany({
      where: { action: 'people.askSecondFactor' },
      orderBy: { occurredAt: 'asc' },
    });
    expect(trail.map(({ after }) => after)).toEqual([{ roles: ['ACCOUNTANT'] }, { roles: [] }]);
  });

  test('only head office and administrator set it', async () => {
    const manager = await makePerson(['STORE_MANAGER', 'ACCOUNTANT'], null);
    const input = { requestId: newId(), roles: [] };
    expect(await codeOf(setSecondFactorPolicy.execute(await contextOf(manager), input))).toBe('FORBIDDEN');
    const hq = await makePerson(['HEAD_OFFICE'], null);
    expect(await codeOf(setSecondFactorPolicy.execute(await contextOf(hq), input))).toBe('done');
  });
});

test('an administrator takes a lost one away: sessions end, the password alone signs in again, the trail says who', async () => {
  const { person, login, password } = await enrolled();
  const session = await makeAuthSession(person.id);
  const input = { requestId: newId(), personId: person.id };
  await resetSecondFactor.execute(await contextOf(admin), input);
  await resetSecondFactor.execute(await contextOf(admin), { ...input, requestId: newId() });
  expect(await sessionHasEnded(session)).toBe(true);
  const { sessionId } = await signInWithPassword(db(), login, password, stepsOn(4));
  expect(await sessionAwaitingCode(db(), sessionId, stepsOn(4))).toBeNull();
  const trail = await db().auditEntry.findMany({
    where: { subjectId: person.id, action: 'people.resetSecondFactor' },
  });
  expect(trail.map(({ actorId }) => actorId)).toEqual([admin.id]);
});

test('whoever has the machine takes away the last administrator’s, and the trail says where', async () => {
  const { person, login } = await enrolled('ADMIN');
  const session = await makeAuthSession(person.id);
  expect(await resetAtTheMachine(db(), ` ${login.toUpperCase()} `, START)).toBe('reset');
  expect(await resetAtTheMachine(db(), login, START)).toBe('none');
  expect(await resetAtTheMachine(db(), 'nobody-here', START)).toBe('unknown');
  expect(await sessionHasEnded(session)).toBe(true);
  expect(await db().recoveryCode.count({ where: { personId: person.id } })).toBe(0);
  const trail = await db().auditEntry.findMany({
    where: { subjectId: person.id, action: 'people.resetSecondFactor' },
  });
  expect(trail).toMatchObject([{ actorId: null, after: { where: 'console' } }]);
});

test('new recovery codes take the place of the former ones', async () => {
  const { person, login, password, recoveryCodes } = await enrolled();
  const { recoveryCodes: renewed } = await renewRecoveryCodes(await asOneself(person));
  const now = stepsOn(4);
  const tryCode = async (code = '') =>
    codeOf(signInWithCode(db(), await passwordGiven(login, password, now), code, now));
  expect(await tryCode(recoveryCodes[0])).toBe('RECOVERY_CODE_WRONG');
  expect(await tryCode(renewed[0])).toBe('done');
});
