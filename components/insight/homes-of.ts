import type { PageSession } from '@/components/shell/page-session';
import type { RoleName } from '@/server/staff/permissions';

/** In this order a person of several roles finds what each of them sees first. */
const ORDER = ['HEAD_OFFICE', 'ADMIN', 'ACCOUNTANT', 'STORE_MANAGER', 'STOCK_KEEPER', 'CLERK'] as const;
export type Home = (typeof ORDER)[number];

/** The homes of a person, the widest first. Who keeps a store needs no day of a clerk's beside it. */
export function homesOf(roles: readonly string[]): Home[] {
  const homes = ORDER.filter((role: RoleName) => roles.includes(role));
  return homes.includes('STORE_MANAGER') ? homes.filter((home) => home !== 'CLERK') : homes;
}

/** Stores a home is about: those chosen in which the person may. */
export function storesIn(page: PageSession, permission: Parameters<PageSession['may']>[0]): string[] {
  return page.session.stores
    .map(({ id }) => id)
    .filter((id) => page.may(permission, id) && (page.storeId === null || page.storeId === id));
}
