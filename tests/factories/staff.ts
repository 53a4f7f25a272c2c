import { contextFor } from '@/server/context';
import type { Actor, DeviceIdentity } from '@/server/platform/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import type { RoleName } from '@/server/staff/permissions';

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

/** The context of a person's request, on a device or in the office. */
export async function contextOf(
  person: { id: string; name: string },
  options: { device?: DeviceIdentity | null; now?: Date } = {},
) {
  const grants = await db().roleGrant.findMany({ where: { personId: person.id, revokedAt: null } });
  const actor: Actor = {
    personId: person.id,
    name: person.name,
    sessionId: null,
    locale: 'zh-CN',
    device: options.device ?? null,
    grants,
  };
  return contextFor(actor, { now: options.now ?? new Date(), device: options.device ?? null });
}
