import { LRUCache } from 'lru-cache';
import { decode } from 'next-auth/jwt';
import { setting } from '@/lib/environment';
import { noteSecurityEvent } from '@/server/audit/write-security-event';
import { type ActingPerson, type DeviceIdentity, personAt } from '@/server/platform/actor';
import type { Owed, Owing } from '@/server/platform/context';
import { db } from '@/server/platform/db';
import { perProcess } from '@/server/platform/per-process';
import { DEVICE_COOKIE, deviceOfToken, hashToken } from '../devices/device-of-token';
import { grantsAtCounter } from '../permissions';
import { asksSecondFactor } from '../second-factor/asks-second-factor';

/** What a request's cookies say about who asks. */
export interface Identity {
  actor: ActingPerson | null;
  /** Whose session it is, as long as it is not whole; there is no actor then. */
  owing: Owing | null;
  device: DeviceIdentity | null;
}

/** Sessions, people, roles and devices are asked for again after this long, ms: the most a revocation takes. */
const FRESH_MS = 4_000;
const KEPT_AT_MOST = 2_000;

const cache = perProcess(
  'identities',
  () => new LRUCache<string, Promise<Identity>>({ max: KEPT_AT_MOST, ttl: FRESH_MS }),
);

/** Names of next-auth's session cookie, over http and https. */
export const SESSION_COOKIES = ['__Secure-next-auth.session-token', 'next-auth.session-token'] as const;

/**
 * Who asks, by the request's cookies: the session's person with their roles, and the enrolled device. A session lives on
 * the device it was started on; on another one it is nobody.
 */
export function getActor(cookies: ReadonlyMap<string, string>): Promise<Identity> {
  const session = SESSION_COOKIES.map((name) => cookies.get(name)).find(Boolean) ?? '';
  const device = cookies.get(DEVICE_COOKIE) ?? '';
  if (!session && !device) return Promise.resolve({ actor: null, owing: null, device: null });
  const key = `${session}\n${device}`;
  const known = cache.get(key);
  if (known) return known;
  const identity = lookUp(session, device);
  cache.set(key, identity);
  // What is owed may be paid on another server: then this one must not go on asking for it.
  identity.then(
    ({ owing }) => owing && cache.delete(key),
    () => cache.delete(key),
  );
  return identity;
}

/** When the password was last given in a session, whichever server it was given to. */
export async function provedAt(sessionId: string | null): Promise<Date | null> {
  if (sessionId === null) return null;
  const session = await db().authSession.findUnique({
    where: { id: sessionId },
    select: { provedAt: true },
  });
  return session?.provedAt ?? null;
}

/** Forgets what this process knows of sessions; called when one ends here, so that signing out is at once. */
export function forgetSessions(): void {
  cache.clear();
}

/** The session id a browser carries, or null. */
export async function sessionIdIn(cookies: ReadonlyMap<string, string>): Promise<string | null> {
  const cookie = SESSION_COOKIES.map((name) => cookies.get(name)).find(Boolean);
  return cookie ? sessionIdOf(cookie) : null;
}

/** The session id inside next-auth's cookie, or null. */
export async function sessionIdOf(cookie: string): Promise<string | null> {
  const token = await decode({ token: cookie, secret: authSecret() }).catch(() => null);
  return typeof token?.sid === 'string' ? token.sid : null;
}

export function authSecret(): string {
  const secret = setting('AUTH_SECRET') ?? setting('NEXTAUTH_SECRET');
  if (!secret) throw new Error('AUTH_SECRET is not set: start Daybook with npm start');
  return secret;
}

async function lookUp(sessionCookie: string, deviceToken: string): Promise<Identity> {
  const device = deviceToken ? await deviceOfToken(db(), deviceToken) : null;
  if (deviceToken && !device) await noteRevokedUse(deviceToken);
  const sessionId = sessionCookie ? await sessionIdOf(sessionCookie) : null;
  if (!sessionId) return { actor: null, owing: null, device };
  const session = await db().authSession.findUnique({
    where: { id: sessionId },
    include: {
      person: {
        include: {
          grants: { where: { revokedAt: null }, select: { role: true, storeId: true } },
          secondFactor: { select: { confirmedAt: true } },
        },
      },
    },
  });
  const live = session && !session.endedAt && session.expiresAt > new Date() && !session.person.deactivatedAt;
  if (!live || (session.deviceId !== null && session.deviceId !== device?.id))
    return { actor: null, owing: null, device };
  const atCounter = session.deviceId !== null && device !== null;
  const { person } = session;
  const actor = personAt(
    {
      personId: session.personId,
      name: person.name,
      sessionId,
      locale: person.locale,
      provedAt: session.provedAt,
      grants: atCounter ? grantsAtCounter(person.grants, device.storeId) : person.grants,
    },
    atCounter ? device : null,
  );
  // Six digits carry no office rights: what the office asks for is asked at the office.
  const what = atCounter ? null : await owedBy(session);
  return what ? { actor: null, owing: { actor, what }, device } : { actor, owing: null, device };
}

interface OfficeSession {
  awaitsCode: boolean;
  person: {
    mustChangePassword: boolean;
    secondFactor: { confirmedAt: Date | null } | null;
    grants: { role: string }[];
  };
}

/** In this order: nobody changes a password who has not shown to be its owner. */
async function owedBy({ awaitsCode, person }: OfficeSession): Promise<Owed | null> {
  if (awaitsCode) return 'SECOND_FACTOR';
  if (person.mustChangePassword) return 'PASSWORD';
  if (person.secondFactor?.confirmedAt) return null;
  return (await asksSecondFactor(db(), person.grants)) ? 'ENROLMENT' : null;
}

/** A device that was revoked goes on asking: somebody has it who should not, or nobody told them. */
async function noteRevokedUse(token: string): Promise<void> {
  const device = await db().device.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { id: true, storeId: true, name: true },
  });
  if (!device) return;
  await noteSecurityEvent(db(), `revoked:${device.id}`, {
    action: 'auth.revokedUse',
    subjectKind: 'device',
    subjectId: device.id,
    device,
    after: { name: device.name },
    now: new Date(),
  });
}
