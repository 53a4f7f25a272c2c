import type { ActorContext } from '@/server/platform/context';
import type { Permission } from '@/server/staff/permissions';

/** Stores in which whoever asks has a right; null: in all. */
export function storesWith(ctx: ActorContext, permission: Permission): string[] | null {
  if (ctx.may(permission, null)) return null;
  const own = ctx.actor.grants.flatMap(({ storeId }) => storeId ?? []);
  return [...new Set(own)].filter((storeId) => ctx.may(permission, storeId));
}
