import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, giveLogin, givePin, makeAdministrator, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { DEVICE_COOKIE, newDeviceToken } from '../devices/device-of-token';
import { SignInLocked, SignInRefused } from '../errors';
import { deactivatePerson } from '../people/deactivate-person';
import { waitAfter } from './attempts';
import { authSecret, forgetSessions, getActor } from './get-actor';
import { endSession, signInWithPassword, signInWithPin } from './start-session';

const START = new Date('2026-11-23T08:00:00Z');
const secondsOn = (seconds: number) => new Date(START.getTime() + seconds * 1000);

let store: Awaited<ReturnType<typeof makeStore>>;
let till: Awaited<ReturnType<typeof makeTill>>;

beforeAll(async () => {
  store = await makeStore();
  till = await makeTill(store);
});

async function makeClerk() {
  const clerk = await makePerson(['CLERK'], store.id);
  return { clerk, pin: await givePin(clerk.id) };
}

const tryPin = (personId: string, pin: string, at: Date) =>
  signInWithPin(db(), till.device, personId, pin, at);

/** Seconds to wait, or null when the try was only refused. */
async function refusal(attempt: Promise<unknown>): Promise<number | null> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof SignInLocked) return Number(error.params.seconds);
  expect(error).toBeInstanceOf(SignInRefused);
  return null;
}

describe('signing in by PIN', () => {
  test('starts a session on the device and is audited there', async () => {
    const { clerk, pin } = await makeClerk();
    const { sessionId } = await tryPin(clerk.id, pin, START);
    expect(await db().authSession.findUniqueOrThrow({ where: { id: sessionId } })).toMatchObject({
      personId: clerk.id,
      deviceId: till.device.id,
    });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { action: 'auth.signIn', actorId: clerk.id },
    });
    expect(entry).toMatchObject({ scopeId: store.id, deviceId: till.device.id });
  });

  test('five wrong tries wait 30 s, and each further one twice as long', async () => {
    const { clerk, pin } = await makeClerk();
    for (let tries = 1; tries <= 4; tries += 1)
      expect(await refusal(tryPin(clerk.id, '000001', START))).toBeNull();
    expect(await refusal(tryPin(clerk.id, '000001', START))).toBe(30);
    expect(await refusal(tryPin(clerk.id, pin, secondsOn(29)))).toBe(1);
    expect(await refusal(tryPin(clerk.id, '000001', secondsOn(30)))).toBe(60);
    expect(await refusal(tryPin(clerk.id, '000001', secondsOn(90)))).toBe(120);
    expect(await refusal(tryPin(clerk.id, pin, secondsOn(209)))).toBe(1);
    await expect(tryPin(clerk.id, pin, secondsOn(210))).resolves.toMatchObject({ personId: clerk.id });
    expect(await refusal(tryPin(clerk.id, '000001', secondsOn(211)))).toBeNull();
  });

  test('five wrong tries at once count as five', async () => {
    const { clerk, pin } = await makeClerk();
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => refusal(tryPin(clerk.id, '000001', START))),
    );
    expect(tries.filter((seconds) => seconds === 30)).toHaveLength(1);
    expect(await refusal(tryPin(clerk.id, pin, secondsOn(1)))).toBe(29);
  });

  test('a wait on one device is none on another, nor for another person', async () => {
    const [one, other] = [await makeClerk(), await makeClerk()];
    for (let tries = 0; tries < 5; tries += 1) await refusal(tryPin(one.clerk.id, '000001', START));
    const elsewhere = await makeTill(store, '02');
    await expect(tryPin(other.clerk.id, other.pin, START)).resolves.toBeTruthy();
    await expect(signInWithPin(db(), elsewhere.device, one.clerk.id, one.pin, START)).resolves.toBeTruthy();
  });

  test('wrong tries of yesterday no longer count', async () => {
    const { clerk } = await makeClerk();
    for (let tries = 0; tries < 4; tries += 1) await refusal(tryPin(clerk.id, '000001', START));
    expect(await refusal(tryPin(clerk.id, '000001', secondsOn(25 * 3600)))).toBeNull();
  });

  test('people of another store, without a PIN, or unknown are refused alike', async () => {
    const stranger = await makePerson(['CLERK'], (await makeStore()).id);
    const pin = await givePin(stranger.id);
    const pinless = await makePerson(['CLERK'], store.id);
    for (const personId of [stranger.id, pinless.id, newId()]) {
      expect(await refusal(tryPin(personId, pin, START))).toBeNull();
    }
  });

  test('the wait doubles up to an hour', () => {
    expect([4, 5, 6, 7, 11, 12, 40].map((failures) => waitAfter(failures) / 1000)).toEqual([
      0, 30, 60, 120, 1920, 3600, 3600,
    ]);
  });
});

describe('signing in by password', () => {
  test('by name in any letters; wrong, unknown and deactivated are refused alike', async () => {
    const person = await makePerson(['ACCOUNTANT'], null);
    const { password } = await giveLogin(person.id, 'caiwu');
    await expect(signInWithPassword(db(), ' CaiWu ', password, START)).resolves.toMatchObject({
      personId: person.id,
    });
    expect(await refusal(signInWithPassword(db(), 'caiwu', 'wrong', START))).toBeNull();
    expect(await refusal(signInWithPassword(db(), 'nobody-here', password, START))).toBeNull();
    const admin = await makeAdministrator();
    await deactivatePerson.execute(await contextOf(admin), { requestId: newId(), personId: person.id });
    expect(await refusal(signInWithPassword(db(), 'caiwu', password, START))).toBeNull();
  });
});

describe('a session', () => {
  async function cookiesOf(sessionId: string, deviceToken?: string) {
    const session = await encode({ token: { sid: sessionId }, secret: authSecret() });
    return new Map([
      ['next-auth.session-token', session],
      ...(deviceToken ? [[DEVICE_COOKIE, deviceToken] as const] : []),
    ]);
  }

  async function signedIn() {
    const person = await makePerson(['STORE_MANAGER'], store.id);
    const { login, password } = await giveLogin(person.id, `p-${person.id.slice(-12)}`);
    const { sessionId } = await signInWithPassword(db(), login, password, new Date());
    return { person, sessionId, cookies: await cookiesOf(sessionId) };
  }

  test('is its person with their roles', async () => {
    const { person, cookies } = await signedIn();
    const { actor } = await getActor(cookies);
    expect(actor).toMatchObject({
      personId: person.id,
      grants: [{ role: 'STORE_MANAGER', storeId: store.id }],
    });
  });

  test('is over at once where its person is deactivated', async () => {
    const { person, cookies } = await signedIn();
    expect((await getActor(cookies)).actor).not.toBeNull();
    const admin = await makeAdministrator();
    await deactivatePerson.execute(await contextOf(admin), { requestId: newId(), personId: person.id });
    expect((await getActor(cookies)).actor).toBeNull();
  });

  test('is over within 5 s in another process, which only has what it remembers', async () => {
    const { sessionId, cookies } = await signedIn();
    expect((await getActor(cookies)).actor).not.toBeNull();
    // Another server's command: nothing tells this process to forget.
    await endSession(db(), sessionId, new Date());
    const ended = performance.now();
    while ((await getActor(cookies)).actor && performance.now() - ended < 6_000) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(performance.now() - ended).toBeLessThan(5_000);
  });

  test('of a counter is nobody on another device, and nobody once the device is revoked', async () => {
    const { clerk, pin } = await makeClerk();
    const { token, tokenHash } = newDeviceToken();
    await db().device.update({
      where: { storeId_id: { storeId: store.id, id: till.device.id } },
      data: { tokenHash },
    });
    const { sessionId } = await tryPin(clerk.id, pin, new Date());
    expect((await getActor(await cookiesOf(sessionId, token))).actor?.device?.id).toBe(till.device.id);
    expect((await getActor(await cookiesOf(sessionId))).actor).toBeNull();
    expect((await getActor(await cookiesOf(sessionId, 'another-token'))).actor).toBeNull();
    await db().device.updateMany({ where: { id: till.device.id }, data: { revokedAt: new Date() } });
    forgetSessions();
    expect(await getActor(await cookiesOf(sessionId, token))).toEqual({
      actor: null,
      owing: null,
      device: null,
    });
  });
});
