import type { ActorContext } from '@/server/platform/context';
import { company, openStores } from '@/server/stores/queries';
import { type Permission, permissionsIn, ROLES, type RoleName } from './permissions';

/** The signed-in person, where they work and what they may do there. */
export async function me(ctx: ActorContext) {
  const [firm, stores] = await Promise.all([company(ctx.db), openStores(ctx.db)]);
  const { grants, device } = ctx.actor;
  const atCounter = device !== null;
  const mine = stores.filter((store) =>
    grants.some((grant) => grant.storeId === null || grant.storeId === store.id),
  );
  const permissions: Record<string, Permission[]> = Object.fromEntries(
    mine.map((store) => [store.id, permissionsIn(grants, store.id, store, { atCounter })]),
  );
  return {
    person: { id: ctx.actor.personId, name: ctx.actor.name, locale: ctx.actor.locale },
    roles: rolesOf(grants),
    company: { name: firm?.name ?? '', demo: firm?.demo ?? false },
    stores: mine.map(({ clerksSeeFloor: _policy, ...store }) => store),
    /** May choose all stores together. */
    worksEverywhere: grants.some((grant) => grant.storeId === null),
    /** By store id. */
    permissions,
    /** What holds for all stores together. */
    companyPermissions: permissionsIn(grants, null, undefined, { atCounter }),
    device,
  };
}

function rolesOf(grants: readonly { role: string }[]): RoleName[] {
  return ROLES.filter((role) => grants.some((grant) => grant.role === role));
}
