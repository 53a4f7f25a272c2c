import type { ActorContext, Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { maySomewhere } from '@/server/staff/may-somewhere';

/**
 * Views are their person's own: a command looks whose one is, so the permission table is not asked.
 */
export function asItsOwner<C extends Context>(ctx: C): C {
  return { ...ctx, may: (permission, storeId) => permission === 'self' || ctx.may(permission, storeId) };
}

/** Views are the company's: who may share in any store of theirs may share. */
export function asSharer(ctx: ActorContext): ActorContext {
  return {
    ...ctx,
    may: (permission, storeId) =>
      permission === 'views.share' ? maySomewhere(ctx, permission) : ctx.may(permission, storeId),
  };
}

/** Saving and sharing wait for each other: by person, or by list. */
export async function waitTurn(tx: Tx, of: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`list_view/${of}`}, 1))::text`;
}

/** One's own view. @throws NotFound (view), of somebody else's too */
export async function ownView(tx: Tx, ownerId: string, viewId: string) {
  const view = await tx.listView.findUnique({ where: { id: viewId } });
  if (view?.ownerId !== ownerId) throw new NotFound({ noun: 'view' });
  return view;
}
