import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import { violates } from '@/server/platform/database-errors';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { storeDetails } from '@/server/stores/queries';
import { afterCommit } from '../auth/after-commit';
import { forgetSessions } from '../auth/get-actor';
import { PersonInactive, RoleAlreadyHeld } from '../errors';
import { lockPerson } from '../internal';
import { grantRoleInput } from './person-schema';

/** A role from now on, for one store or all; the grant's id is the requestId. @throws NotFound, PersonInactive, RoleAlreadyHeld */
export const grantRole = afterCommit(
  command({
    name: 'people.grantRole',
    permission: 'people.manage',
    scope: 'company',
    stepUp: true,
    input: grantRoleInput,
    async run(tx, { personId, role, forStoreId, requestId }, ctx) {
      const person = await lockPerson(tx, personId);
      if (person.deactivatedAt) throw new PersonInactive();
      const store = forStoreId === null ? null : await storeDetails(tx, forStoreId);
      if (forStoreId !== null && !store) throw new NotFound({ noun: 'store' });
      await tx.roleGrant
        .create({
          data: {
            id: requestId,
            personId,
            role,
            storeId: forStoreId,
            grantedAt: ctx.now,
            grantedById: ctx.actor.personId,
          },
        })
        .catch((error: unknown) => {
          throw violates(error, 'role_grant_once_at_a_time') ? new RoleAlreadyHeld() : error;
        });
      await writeAuditEntry(tx, ctx, {
        storeId: forStoreId,
        action: 'people.grantRole',
        subjectKind: 'person',
        subjectId: personId,
        after: { name: person.name, role, store: store?.name ?? null },
        requestId,
      });
      return { grantId: requestId };
    },
  }),
  forgetSessions,
);

/** The right over everything, for the one who sets the company up: there is nobody yet to give it. */
export function grantFirstAdministrator(tx: Tx, ctx: ActorContext, personId: string): Promise<void> {
  return grantOneself(tx, ctx, personId, 'ADMIN', null);
}

/** The first store, for an owner who sells there too. */
export function grantFirstManager(
  tx: Tx,
  ctx: ActorContext,
  personId: string,
  store: { id: string; name: string },
): Promise<void> {
  return grantOneself(tx, ctx, personId, 'STORE_MANAGER', store);
}

async function grantOneself(
  tx: Tx,
  ctx: ActorContext,
  personId: string,
  role: 'ADMIN' | 'STORE_MANAGER',
  store: { id: string; name: string } | null,
): Promise<void> {
  const storeId = store?.id ?? null;
  await tx.roleGrant.create({
    data: { id: newId(), personId, role, storeId, grantedAt: ctx.now, grantedById: personId },
  });
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'people.grantRole',
    subjectKind: 'person',
    subjectId: personId,
    after: { name: ctx.actor.name, role, store: store?.name ?? null },
  });
}
