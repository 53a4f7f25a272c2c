import { notFound } from 'next/navigation';
import { type PageSession, requireSomewhere } from '@/components/shell/page-session';
import type { ShellStore } from '@/components/shell/session';
import type { Permission } from '@/server/staff/permissions';

/** `allowed`: the stores where the person may. */
export type StorePage = PageSession & { storeId: string; store: ShellStore; allowed: ShellStore[] };

/** The store a page is about: the one its address names, else the current one, else the first where the person may. */
export async function storeOfPage(
  permission: Permission | readonly Permission[],
  named: string | undefined,
): Promise<StorePage> {
  const page = await requireSomewhere(permission);
  const storeId =
    named ?? (page.storeId && page.storeIds.includes(page.storeId) ? page.storeId : page.storeIds[0]);
  const store = page.session.stores.find((one) => one.id === storeId);
  if (!store || !page.storeIds.includes(store.id)) notFound();
  const allowed = page.session.stores.filter(({ id }) => page.storeIds.includes(id));
  return { ...page, storeId: store.id, store, allowed };
}
