import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { Actor, DeviceIdentity } from '@/server/platform/context';
import type { Db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { SignInRefused } from '../errors';
import { grantsAllow } from '../permissions';
import { attempt, SIGN_IN } from './attempts';
import { secretMatches } from './hash-secret';
import { plainLogin } from './known-browser';
import { verifyPin } from './verify-pin';

/** An office day, ms. */
const OFFICE_MS = 12 * 3_600_000;
/** A counter day, ms; the tablet locks itself after five idle minutes long before. */
const COUNTER_MS = 14 * 3_600_000;

export interface StartedSession {
  sessionId: string;
  personId: string;
  name: string;
}

/**
 * Office sign-in by login name and password.
 * @param browser one in which this person signed in before: its wrong tries are counted by themselves
 * @throws SignInRefused, SignInLocked
 */
export async function signInWithPassword(
  db: Db,
  login: string,
  password: string,
  now: Date,
  browser: string | null = null,
): Promise<StartedSession> {
  const name = plainLogin(login);
  const person = await db.person.findUnique({ where: { login: name } });
  const hash = person && !person.deactivatedAt ? person.passwordHash : null;
  const subject = browser === null ? `password:${name}` : `password:${name}:${browser}`;
  const tried = person ? { personId: person.id } : undefined;
  await attempt(db, subject, now, () => secretMatches(password.slice(0, 200), hash), SIGN_IN, tried);
  if (!person) throw new SignInRefused();
  return start(db, person, null, now, OFFICE_MS);
}

/** Counter sign-in by person and PIN on an enrolled device; only people with a role in its store. @throws SignInRefused, SignInLocked */
export async function signInWithPin(
  db: Db,
  device: DeviceIdentity,
  personId: string,
  pin: string,
  now: Date,
): Promise<StartedSession> {
  await verifyPin(db, device.id, personId, pin, now, device);
  const person = await db.person.findUnique({
    where: { id: personId },
    include: { grants: { where: { revokedAt: null } } },
  });
  if (!person || !grantsAllow(person.grants, 'counter.work', device.storeId)) throw new SignInRefused();
  return start(db, person, device, now, COUNTER_MS);
}

/** Ends a session: signing out, and the counter's lock. */
export async function endSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.authSession.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now } });
}

async function start(
  db: Db,
  person: { id: string; name: string; locale: string },
  device: DeviceIdentity | null,
  now: Date,
  lastsMs: number,
): Promise<StartedSession> {
  const id = newId();
  const actor: Actor = {
    personId: person.id,
    name: person.name,
    sessionId: id,
    locale: person.locale,
    device,
    grants: [],
  };
  await db.$transaction(async (tx) => {
    await tx.authSession.create({
      data: {
        id,
        personId: person.id,
        deviceId: device?.id ?? null,
        startedAt: now,
        expiresAt: new Date(now.getTime() + lastsMs),
      },
    });
    const ctx = { db, now, actor, owing: null, device, locale: person.locale, may: () => false };
    await writeAuditEntry(tx, ctx, {
      storeId: device?.storeId ?? null,
      action: 'auth.signIn',
      subjectKind: 'person',
      subjectId: person.id,
    });
  });
  return { sessionId: id, personId: person.id, name: person.name };
}
