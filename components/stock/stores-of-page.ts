import { notFound } from 'next/navigation';
import { type PageSession, requireSomewhere } from '@/components/shell/page-session';
import type { ShellStore } from '@/components/shell/session';
import type { Permission } from '@/server/staff/permissions';

/** In the address: every store the person may see. */
export const ALL_STORES = 'all';

export type StoresPage = PageSession & {
  /** Chosen: one, several or all the person may see. */
  stores: readonly ShellStore[];
  storeIds: string[];
  /** Where the person may. */
  allowed: readonly ShellStore[];
  /** A list then says of each row which store's it is. */
  several: boolean;
  /** The choice as the address has it. */
  scope: string;
  storeOf: (storeId: string) => ShellStore | undefined;
  /** What a document's number begins with where there are several stores: each counts its own from one. */
  codeOf: (storeId: string) => string | undefined;
};

/**
 * The stores a list is about: those its address names (`all`, or ids with commas between), else the current store, else with
 * all together every store where the person may.
 */
export async function storesOfPage(
  permission: Permission | readonly Permission[],
  named: string | undefined,
): Promise<StoresPage> {
  const page = await requireSomewhere(permission);
  const allowed = page.session.stores.filter(({ id }) => page.storeIds.includes(id));
  const stores = named === undefined ? usual(allowed, page.storeId) : chosen(allowed, named);
  if (stores.length === 0) notFound();
  const storeOf = (storeId: string) => stores.find(({ id }) => id === storeId);
  return {
    ...page,
    stores,
    storeIds: stores.map(({ id }) => id),
    allowed,
    several: stores.length > 1,
    scope:
      stores.length === allowed.length && stores.length > 1
        ? ALL_STORES
        : stores.map(({ id }) => id).join(','),
    storeOf,
    codeOf: (storeId) => (stores.length > 1 ? storeOf(storeId)?.code : undefined),
  };
}

function usual(allowed: readonly ShellStore[], current: string | null): readonly ShellStore[] {
  if (current === null) return allowed;
  const here = allowed.filter(({ id }) => id === current);
  return here.length > 0 ? here : allowed.slice(0, 1);
}

/** None when one of them is not the person's: an address that names it is no address of theirs. */
function chosen(allowed: readonly ShellStore[], named: string): readonly ShellStore[] {
  if (named === ALL_STORES) return allowed;
  const wanted = new Set(named.split(','));
  const found = allowed.filter(({ id }) => wanted.has(id));
  return found.length === wanted.size ? found : [];
}
