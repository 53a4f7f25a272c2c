'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { AppLocale } from '@/lib/i18n/locales';

/** What a screen may know of who is in front of it. Made on the server; it offers, the server decides. */
export type ShellSession = {
  person: { id: string; name: string };
  /** Role names, as in `shell.roles`. */
  roles: readonly string[];
  /** Permissions in the current store. */
  permissions: readonly string[];
  stores: readonly ShellStore[];
  /** null: all stores, for those who may see them together. */
  currentStoreId: string | null;
  locale: AppLocale;
  /** Begun with six digits on a counter device: rights of counter and floor alone. */
  atCounter: boolean;
  /** When its days begin: of the current store, of the first where none is chosen. */
  days: { timeZone: string; dayStartMinute: number };
};

export type ShellStore = { id: string; code: string; name: string };

const SessionContext = createContext<ShellSession | null>(null);

export function ShellSessionProvider({ session, children }: { session: ShellSession; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session of the screen. @throws outside a signed-in layout: a programming error, not a state of the shop */
export function useShellSession(): ShellSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useShellSession stands outside ShellSessionProvider: put it in the layout');
  return session;
}

/** Whether to offer something at all. The server asks again. */
export function useCan(permission: string): boolean {
  return useShellSession().permissions.includes(permission);
}

/** Whoever gives out roles is told what they can do themselves, not to ask somebody. Nobody is known before signing in. */
export function useIsAdministrator(): boolean {
  return useContext(SessionContext)?.roles.includes('ADMIN') ?? false;
}
