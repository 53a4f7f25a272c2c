import { cookies } from 'next/headers';
import { forbidden, redirect, unauthorized } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { businessDayOf } from '@/lib/business-day';
import type { Permission } from '@/server/staff/permissions';
import { pageContext, serverApi } from '@/trpc/server';
import { STORE_COOKIE } from './preference-cookies';
import type { ShellSession } from './session';

/** 04:00, where nobody has a store yet. */
const DAY_START_MINUTE = 240;

/** Who looks at the page being rendered, and the store it is about (null: all together). */
export type PageSession = {
  session: ShellSession;
  storeId: string | null;
  /** May choose all stores together. */
  worksEverywhere: boolean;
  /** The zone of a store's times; of the first store when none is chosen. */
  timeZoneOf: (storeId: string | null) => string;
  /** The business day of a moment in a store, by its own day start; in the first store when none is chosen. */
  businessDayIn: (storeId: string | null, moment: Date) => string;
  may: (permission: Permission, storeId: string | null) => boolean;
};

/**
 * The session of the page, once per request. Nobody signed in: the sign-in page, which comes back here. No company yet:
 * the set-up page.
 */
export const pageSession = cache(async (): Promise<PageSession> => {
  const api = await serverApi();
  if (!(await pageContext()).actor) {
    if (!(await api.stores.companyState()).exists) redirect('/setup');
    unauthorized();
  }
  const me = await api.staff.me();
  const wish = (await cookies()).get(STORE_COOKIE)?.value;
  const storeId = chosenStore(wish, me.stores, me.worksEverywhere);
  const here = storeOr(me.stores, storeId);
  const permissions = storeId === null ? me.companyPermissions : (me.permissions[storeId] ?? []);
  return {
    session: {
      person: { id: me.person.id, name: me.person.name },
      roles: me.roles,
      permissions,
      stores: me.stores.map(({ id, code, name }) => ({ id, code, name })),
      currentStoreId: storeId,
      locale: await getLocale(),
      atCounter: me.device !== null,
      days: {
        timeZone: here?.timeZone ?? 'Asia/Shanghai',
        dayStartMinute: here?.dayStartMinute ?? DAY_START_MINUTE,
      },
    },
    storeId,
    worksEverywhere: me.worksEverywhere,
    timeZoneOf: (id) => storeOr(me.stores, id)?.timeZone ?? 'Asia/Shanghai',
    businessDayIn: (id, moment) => {
      const store = storeOr(me.stores, id);
      return businessDayOf(
        moment,
        store?.timeZone ?? 'Asia/Shanghai',
        store?.dayStartMinute ?? DAY_START_MINUTE,
      );
    },
    may: (permission, id) =>
      (id === null ? me.companyPermissions : (me.permissions[id] ?? [])).includes(permission),
  };
});

function storeOr<S extends { id: string }>(stores: readonly S[], id: string | null): S | undefined {
  return stores.find((store) => store.id === id) ?? stores[0];
}

/** For a page about all stores together: only who holds the right for every store. */
export async function requireEverywhere(permission: Permission): Promise<PageSession> {
  const page = await pageSession();
  if (!page.may(permission, null)) forbidden();
  return page;
}

/**
 * For a page that shows what there is in the stores where the person may (one of several rights is enough); refused only
 * when there is none.
 */
export async function requireSomewhere(
  permission: Permission | readonly Permission[],
): Promise<PageSession & { storeIds: string[] }> {
  const page = await pageSession();
  const mayIn = (id: string | null) => [permission].flat().some((one) => page.may(one, id));
  const storeIds = page.session.stores.map(({ id }) => id).filter(mayIn);
  if (storeIds.length === 0 && !mayIn(null)) forbidden();
  return { ...page, storeIds };
}

/** The cookie is only a wish: a store the person does not work in is not chosen. */
function chosenStore(
  wish: string | undefined,
  stores: readonly { id: string }[],
  worksEverywhere: boolean,
): string | null {
  const wished = stores.find(({ id }) => id === wish);
  if (wished) return wished.id;
  if (worksEverywhere && stores.length !== 1) return null;
  return stores[0]?.id ?? null;
}
