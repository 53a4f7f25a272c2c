import type { ActorContext } from '@/server/platform/context';
import { Forbidden } from '@/server/platform/errors';
import { maySomewhere } from '@/server/staff/may-somewhere';
import { personNames } from '@/server/staff/person-names';
import { openStores } from '@/server/stores/queries';
import { LISTS, type ListKey } from './lists';
import { MOST_OWN, MOST_SHARED, queryFor } from './view-rules';

/** A view as its reader may open it. */
export interface ViewOfList {
  id: string;
  name: string;
  /** Null: it names stores, and none of them is the reader's any more. */
  query: string | null;
  storesLeftOut: number;
  isShared: boolean;
  isOwn: boolean;
  /** Whose it is; null where the name is gone. */
  owner: string | null;
}

/** May they open the list at all? @throws Forbidden */
export function requireList(ctx: ActorContext, list: ListKey): void {
  const { permissions } = LISTS[list];
  if (!permissions.some((permission) => maySomewhere(ctx, permission)))
    throw new Forbidden({ permission: permissions[0] });
}

/** The reader's own views of a list in the order they were made, then the shared ones of others that are about any of their stores. */
export async function viewsOf(
  ctx: ActorContext,
  list: ListKey,
): Promise<{ path: string; views: ViewOfList[]; mayShare: boolean; mayEndSharing: boolean }> {
  requireList(ctx, list);
  const { personId } = ctx.actor;
  const rows = await ctx.db.listView.findMany({
    where: { list, OR: [{ ownerId: personId }, { isShared: true }] },
    orderBy: [{ savedAt: 'asc' }, { id: 'asc' }],
    take: MOST_OWN + MOST_SHARED,
  });
  const [names, own] = await Promise.all([
    personNames(
      ctx.db,
      rows.map(({ ownerId }) => ownerId),
    ),
    storesWith(ctx, list),
  ]);
  const views = rows.flatMap(({ id, name, query, isShared, ownerId }): ViewOfList[] => {
    const asked = queryFor(query, own);
    const isOwn = ownerId === personId;
    // Somebody else's about stores that are not the reader's says nothing to them.
    if (!asked && !isOwn) return [];
    const { query: asks = null, storesLeftOut = 0 } = asked ?? {};
    return [{ id, name, query: asks, storesLeftOut, isShared, isOwn, owner: names.get(ownerId) ?? null }];
  });
  return {
    path: LISTS[list].path,
    views: [...views.filter(({ isOwn }) => isOwn), ...views.filter(({ isOwn }) => !isOwn)],
    mayShare: maySomewhere(ctx, 'views.share'),
    mayEndSharing: mayEndSharing(ctx),
  };
}

/** May they end the sharing of somebody else's view? What head office shared is no store's to take away. */
export function mayEndSharing(ctx: ActorContext): boolean {
  return ctx.may('views.endSharing', null);
}

/** In an address: what belongs to no store. */
const COMPANY = 'company';

/** Stores whose rows the list shows them. */
async function storesWith(ctx: ActorContext, list: ListKey): Promise<ReadonlySet<string>> {
  const stores = await openStores(ctx.db);
  const shows = ({ id }: { id: string }) =>
    LISTS[list].permissions.some((permission) => ctx.may(permission, id));
  const ofCompany = LISTS[list].permissions.some((permission) => ctx.may(permission, null));
  return new Set([...stores.filter(shows).map(({ id }) => id), ...(ofCompany ? [COMPANY] : [])]);
}
