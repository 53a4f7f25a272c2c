import type { ReactNode } from 'react';
import { pageSession } from '@/components/shell/page-session';
import { ShellSessionProvider } from '@/components/shell/session';

/** Screens for people walking the shop, phone size: each has its own strip and nothing else around it. */
export default async function FloorLayout({ children }: { children: ReactNode }) {
  const { session } = await pageSession();
  return <ShellSessionProvider session={session}>{children}</ShellSessionProvider>;
}
