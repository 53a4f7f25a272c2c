import { type AnyTRPCProcedure, TRPCError } from '@trpc/server';
import { encode } from 'next-auth/jwt';
import { beforeAll, expect, test } from 'vitest';
import { GET as listFile } from '@/app/api/lists/[list]/route';
import { GET as stockBookFile } from '@/app/api/stock-book/route';
import { contextOf, giveLogin, givePin, makeAdministrator, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { db } from './platform/db';
import { newId } from './platform/ids';
import { createCallerFactory, type ProcedureMeta } from './platform/trpc';
import { requestContext } from './request-context';
import { appRouter } from './router';
import { authSecret, forgetSessions } from './staff/auth/get-actor';
import { signInWithPassword, signInWithPin } from './staff/auth/start-session';
import { setPassword } from './staff/people/set-password';

// A session whose person still owes something: it does that, and nothing else, whatever it asks for.

const GIVEN = 'kelp-anvil-95-moss';
const OWN = 'quartz-otter-7-lamp';
const callerOf = createCallerFactory(appRouter);
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>);
let store: Awaited<ReturnType<typeof makeStore>>;
let admin: Awaited<ReturnType<typeof makeAdministrator>>;

beforeAll(async () => {
  store = await makeStore();
  admin = await makeAdministrator();
});

async function cookieOf(sessionId: string): Promise<string> {
  forgetSessions();
  const token = await encode({ token: { sid: sessionId }, secret: authSecret() });
  return `next-auth.session-token=${token}`;
}

/** Every procedure that answers such a session with anything but a refusal for what is owed. */
async function answeredTo(cookie: string): Promise<string[]> {
  const caller = callerOf(await requestContext(cookie));
  const answered: string[] = [];
  for (const [path, procedure] of procedures) {
    if ((procedure._def.meta as ProcedureMeta | undefined)?.scope === 'public') continue;
    let at: unknown = caller;
    for (const name of path.split('.')) at = (at as Record<string, unknown>)[name];
    const call = at as (input: object) => Promise<unknown>;
    const code = await call({ storeId: store.id, requestId: newId() }).then(
      () => 'answered',
      (error: unknown) => (error instanceof TRPCError && (error.cause as { code?: string })?.code) || 'else',
    );
    if (code !== 'SIGN_IN_UNFINISHED') answered.push(path);
  }
  return answered.sort();
}

async function givenAPassword() {
  const person = await makePerson(['STORE_MANAGER', 'ADMIN'], null);
  const { login } = await giveLogin(person.id, `new-${person.id.slice(-12)}`);
  await setPassword.execute(await contextOf(admin), {
    requestId: newId(),
    personId: person.id,
    password: GIVEN,
  });
  const { sessionId } = await signInWithPassword(db(), login, GIVEN, new Date());
  return { person, login, sessionId, cookie: await cookieOf(sessionId) };
}

test('with a password somebody else chose, a session changes it and does nothing else', async () => {
  const { login, cookie } = await givenAPassword();
  expect(await answeredTo(cookie)).toEqual(['staff.changeOwnPassword', 'staff.signIn']);
  const caller = callerOf(await requestContext(cookie));
  expect(await caller.staff.signIn()).toMatchObject({ owed: 'PASSWORD' });
  const same = { requestId: newId(), current: GIVEN, password: GIVEN };
  await expect(caller.staff.changeOwnPassword(same)).rejects.toMatchObject({
    cause: { code: 'PASSWORD_TOO_COMMON', params: { problem: 'passwordSame' } },
  });
  await caller.staff.changeOwnPassword({ requestId: newId(), current: GIVEN, password: OWN });
  const whole = callerOf(await requestContext(cookie));
  expect((await whole.staff.me()).roles).toEqual(['STORE_MANAGER', 'ADMIN']);
  const again = await signInWithPassword(db(), login, OWN, new Date());
  expect((await requestContext(await cookieOf(again.sessionId))).owing).toBeNull();
});

test('no file is handed out to it either', async () => {
  const { cookie } = await givenAPassword();
  const day = '2026-11-27';
  const ofList = (list: string) => (request: Request) =>
    listFile(request, { params: Promise.resolve({ list }) });
  for (const [route, query] of [
    [stockBookFile, `store=${store.id}&from=${day}&to=${day}`],
    [ofList('replenishment'), `store=${store.id}`],
    [ofList('tickets'), 'store=all'],
  ] as const) {
    const answer = await route(new Request(`http://shop/api/file?${query}`, { headers: { cookie } }));
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: 'SIGN_IN_UNFINISHED' } });
  }
});

test('one’s own choice, also by the administrator for themselves, needs no change', async () => {
  await setPassword.execute(await contextOf(admin), {
    requestId: newId(),
    personId: admin.id,
    password: GIVEN,
  });
  const { login } = await db().person.findUniqueOrThrow({ where: { id: admin.id } });
  const { sessionId } = await signInWithPassword(db(), String(login), GIVEN, new Date());
  expect((await requestContext(await cookieOf(sessionId))).actor?.personId).toBe(admin.id);
});

test('the counter goes on by PIN', async () => {
  const { person } = await givenAPassword();
  const till = await makeTill(store);
  const pin = await givePin(person.id);
  const { sessionId } = await signInWithPin(db(), till.device, person.id, pin, new Date());
  const session = await db().authSession.findUniqueOrThrow({ where: { id: sessionId } });
  expect(session.deviceId).toBe(till.device.id);
});
