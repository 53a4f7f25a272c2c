import type { Person } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { LastAdministrator } from './errors';

/** A person, locked against other changes. @throws NotFound */
export async function lockPerson(tx: Tx, personId: string): Promise<Person> {
  await tx.$queryRaw`SELECT 1 AS locked FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  const person = await tx.person.findUnique({ where: { id: personId } });
  if (!person) throw new NotFound({ noun: 'person' });
  return person;
}

/**
 * Makes a change that may take an administrator away, and refuses it when none would be left who can sign in. One such change
 * at a time: two administrators who remove each other at once must not both succeed.
 * @throws LastAdministrator
 */
export async function keepAnAdministrator<T>(tx: Tx, change: () => Promise<T>): Promise<T> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('staff.administrators', 1))::text`;
  const before = await administrators(tx);
  const result = await change();
  if (before > 0 && (await administrators(tx)) === 0) throw new LastAdministrator();
  return result;
}

/** Active people who may manage people everywhere and can sign in at the office. */
function administrators(tx: Tx): Promise<number> {
  return tx.person.count({
    where: {
      deactivatedAt: null,
      login: { not: null },
      passwordHash: { not: null },
      grants: { some: { role: 'ADMIN', storeId: null, revokedAt: null } },
    },
  });
}

/** Ends a person's sessions but the one that asks for it. */
export async function endSessionsOf(
  tx: Tx,
  ctx: ActorContext,
  personId: string,
  which: { deviceId?: null | { not: null } | { in: string[] } } = {},
): Promise<void> {
  const own = ctx.actor.sessionId;
  await tx.authSession.updateMany({
    where: { personId, endedAt: null, ...which, ...(own ? { id: { not: own } } : {}) },
    data: { endedAt: ctx.now },
  });
}

/** A new secret starts with a clean slate: wrong tries at the old one no longer lock. */
export async function forgetAttempts(
  tx: Tx,
  subject: { equals: string } | { endsWith: string } | { startsWith: string },
): Promise<void> {
  await tx.signInAttempt.updateMany({ where: { subject }, data: { failures: 0, lockedUntil: null } });
}
