import { contextFor } from '@/server/context';
import { type DeviceIdentity, personAt, personOf } from '@/server/platform/actor';
import type { Context } from '@/server/platform/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { hashSecret } from '@/server/staff/auth/hash-secret';
import type { RoleName } from '@/server/staff/permissions';

// Signing in and secrets need the installation's secret; a shop's is made at its first start.
process.env.AUTH_SECRET ??= 'a-secret-for-tests-and-nothing-else';

let people = 0;

/** A person with these roles in a store (null: in all). */
export async function makePerson(roles: readonly RoleName[], storeId: string | null) {
  people += 1;
  const person = await db().person.create({
    data: { id: newId(), name: `员工${people}`, createdAt: new Date() },
  });
  for (const role of roles) {
    await db().roleGrant.create({
      data: { id: newId(), personId: person.id, role, storeId, grantedAt: new Date() },
    });
  }
  return person;
}

/** Cheap on purpose: what is tested is not how slow a guess is. */
const TEST_COST = { memory: 64, passes: 1, parallelism: 1 };

/** Gives a person a sign-in name and password. */
export async function giveLogin(personId: string, login: string, password = 'kelp-anvil-93-moss') {
  const passwordHash = await hashSecret(password, TEST_COST);
  await db().person.update({ where: { id: personId }, data: { login, passwordHash } });
  return { login, password };
}

/** Gives a person a PIN. */
export async function givePin(personId: string, pin = '739205') {
  await db().person.update({
    where: { id: personId },
    data: { pinHash: await hashSecret(pin, TEST_COST) },
  });
  return pin;
}

/** An administrator of the whole company who can sign in. */
export async function makeAdministrator() {
  const person = await makePerson(['ADMIN'], null);
  await giveLogin(person.id, `admin-${person.id.slice(-12)}`);
  return person;
}

/** A live session of a person, at the office or on a device. */
export async function makeAuthSession(personId: string, deviceId: string | null = null): Promise<string> {
  const id = newId();
  await db().authSession.create({
    data: { id, personId, deviceId, startedAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) },
  });
  return id;
}

/** Is this session over? */
export async function sessionHasEnded(sessionId: string): Promise<boolean> {
  const session = await db().authSession.findUniqueOrThrow({ where: { id: sessionId } });
  return session.endedAt !== null;
}

/** The context of a person's request, on a device or in the office. */
export async function contextOf(
  person: { id: string; name: string },
  options: { device?: DeviceIdentity | null; now?: Date; sessionId?: string; provedAt?: Date } = {},
) {
  const grants = await db().roleGrant.findMany({ where: { personId: person.id, revokedAt: null } });
  const actor = personAt(
    {
      personId: person.id,
      name: person.name,
      sessionId: options.sessionId ?? null,
      locale: 'zh-CN',
      provedAt: options.device ? null : (options.provedAt ?? options.now ?? new Date()),
      grants,
    },
    options.device ?? null,
  );
  return contextFor(actor, { now: options.now ?? new Date(), device: options.device ?? null });
}

/** The same person, signed in by password: what belongs to the office is done there, not by six digits on a tablet. */
export function atTheOffice(ctx: Context) {
  const person = personOf(ctx);
  if (!person) throw new Error('nobody to go to the office');
  return contextFor(personAt({ ...person, provedAt: ctx.now }, null), { now: ctx.now });
}
