import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { pageSession } from '@/components/shell/page-session';
import { NAVIGATION_COOKIE, SIDEBAR_COOKIE } from '@/components/shell/preference-cookies';
import { ShellSessionProvider } from '@/components/shell/session';
import { SignedInOffice } from './signed-in-office';

/**
 * The office around the pages of a layout, as this device keeps it. Who may see a page is asked by the page and by each
 * procedure, never here alone.
 * @param floor screens of the floor: see OfficeShell
 */
export async function OfficeAround({ floor, children }: { floor?: boolean; children: ReactNode }) {
  const [{ session, worksEverywhere }, jar] = await Promise.all([pageSession(), cookies()]);
  return (
    <ShellSessionProvider session={session}>
      <SignedInOffice
        floor={floor}
        collapsed={jar.get(SIDEBAR_COOKIE)?.value === 'collapsed'}
        closedGroups={jar.get(NAVIGATION_COOKIE)?.value.split('.') ?? []}
        allowAllStores={worksEverywhere && session.stores.length > 1}
      >
        {children}
      </SignedInOffice>
    </ShellSessionProvider>
  );
}
