import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { type DeviceIdentity, personAt, personByName } from '@/server/platform/actor';
import type { Db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { NothingToConfirm, SignInRefused } from '../errors';
import { grantsAllow } from '../permissions';
import { verifyCode } from '../second-factor/verify-code';
import { attempt, SIGN_IN } from './attempts';
import { secretMatches } from './hash-secret';
import { plainLogin } from './known-browser';
import { noteUnknownName } from './note-unknown-name';
import { verifyPin } from './verify-pin';

/** An office day, ms. */
const OFFICE_MS = 12 * 3_600_000;
/** A counter day, ms; the tablet locks itself after five idle minutes long before. */
const COUNTER_MS = 14 * 3_600_000;
/** As long as it takes to find the phone, ms. */
const CODE_MS = 10 * 60_000;

export interface StartedSession {
  sessionId: string;
  personId: string;
  name: string;
}

/**
 * Office sign-in by login name and password. Where the person has a second factor the session waits for a code: until then it is
 * nobody's, and short.
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
  const person = await db.person.findUnique({ where: { login: name }, include: { secondFactor: true } });
  const hash = person && !person.deactivatedAt ? person.passwordHash : null;
  const subject = browser === null ? `password:${name}` : `password:${name}:${browser}`;
  const tried = person ? { personId: person.id } : undefined;
  const check = () => secretMatches(password.slice(0, 200), hash);
  await attempt(db, subject, now, check, SIGN_IN, tried).catch(async (refusal: unknown) => {
    if (!person && refusal instanceof SignInRefused) await noteUnknownName(db, now);
    throw refusal;
  });
  if (!person) throw new SignInRefused();
  const awaitsCode = Boolean(person.secondFactor?.confirmedAt);
  return start(db, person, now, { lastsMs: awaitsCode ? CODE_MS : OFFICE_MS, awaitsCode, browser });
}

/** A session whose person still has to give a code, or null. */
export async function sessionAwaitingCode(db: Db, sessionId: string, now: Date) {
  const session = await db.authSession.findUnique({ where: { id: sessionId }, include: { person: true } });
  const waits = session?.awaitsCode && !session.endedAt && session.expiresAt > now;
  return waits && !session.person.deactivatedAt ? session : null;
}

/**
 * The second step: the code of the phone, or a recovery code. The session that waited ends, and a whole one begins under another id.
 * @throws NothingToConfirm, CodeWrong, SignInLocked
 */
export async function signInWithCode(
  db: Db,
  waiting: NonNullable<Awaited<ReturnType<typeof sessionAwaitingCode>>>,
  code: string,
  now: Date,
): Promise<StartedSession> {
  const { person, knownBrowser } = waiting;
  await verifyCode(db, { personId: person.id, knownBrowser }, code.slice(0, 40), now);
  const { count } = await db.authSession.updateMany({
    where: { id: waiting.id, endedAt: null },
    data: { endedAt: now },
  });
  if (count === 0) throw new NothingToConfirm();
  return start(db, person, now, { lastsMs: OFFICE_MS, browser: knownBrowser });
}

/** The sign-in name of a whole office session's person: what a browser may be remembered by. */
export async function loginOfSession(db: Db, sessionId: string): Promise<string | null> {
  const session = await db.authSession.findUnique({
    where: { id: sessionId },
    select: { awaitsCode: true, deviceId: true, person: { select: { login: true } } },
  });
  return session && !session.awaitsCode && session.deviceId === null ? session.person.login : null;
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
  return start(db, person, now, { device, lastsMs: COUNTER_MS });
}

/** Ends a session: signing out, and the counter's lock. */
export async function endSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.authSession.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now } });
}

async function start(
  db: Db,
  person: { id: string; name: string; locale: string },
  now: Date,
  options: {
    device?: DeviceIdentity;
    lastsMs: number;
    awaitsCode?: boolean;
    browser?: string | null;
  },
): Promise<StartedSession> {
  const { device = null, lastsMs, awaitsCode = false, browser = null } = options;
  const id = newId();
  const provedAt = device || awaitsCode ? null : now;
  const actor = personAt({ ...personByName(person), sessionId: id, provedAt }, device);
  await db.$transaction(async (tx) => {
    await tx.authSession.create({
      data: {
        id,
        personId: person.id,
        deviceId: device?.id ?? null,
        startedAt: now,
        expiresAt: new Date(now.getTime() + lastsMs),
        provedAt,
        awaitsCode,
        knownBrowser: browser,
      },
    });
    const ctx = { db, now, actor, owing: null, device, locale: person.locale, may: () => false };
    await writeAuditEntry(tx, ctx, {
      storeId: device?.storeId ?? null,
      action: awaitsCode ? 'auth.awaitCode' : 'auth.signIn',
      subjectKind: 'person',
      subjectId: person.id,
    });
  });
  return { sessionId: id, personId: person.id, name: person.name };
}
