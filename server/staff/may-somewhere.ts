import type { ActorContext } from '@/server/platform/context';
import type { Permission } from './permissions';

/** A right in any store of theirs, for what is the company's. */
export function maySomewhere(ctx: ActorContext, permission: Permission): boolean {
  const { grants } = ctx.actor;
  return (
    ctx.may(permission, null) ||
    grants.some((grant) => grant.storeId !== null && ctx.may(permission, grant.storeId))
  );
}
