import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { OfficeShell } from '@/components/shell/office-shell';
import { SIDEBAR_COOKIE } from '@/components/shell/preference-cookies';
import { type ShellSession, ShellSessionProvider } from '@/components/shell/session';

/** The office around its pages. Who may see a page is asked by the page and by each procedure, never here alone. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const collapsed = (await cookies()).get(SIDEBAR_COOKIE)?.value === 'collapsed';
  const session: ShellSession = {
    person: { id: '', name: '?' },
    roles: [],
    permissions: [],
    stores: [],
    currentStoreId: null,
    locale: await getLocale(),
  };
  return (
    <ShellSessionProvider session={session}>
      <OfficeShell collapsed={collapsed}>{children}</OfficeShell>
    </ShellSessionProvider>
  );
}
