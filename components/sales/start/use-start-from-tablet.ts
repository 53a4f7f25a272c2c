'use client';

import { useEffect } from 'react';
import { keepStart } from '@/client/kept-start';
import type { CounterSettings } from '@/server/sales/counter-settings';
import type { CounterProps } from '../counter-context';
import { useScreensSoon } from '../when-needed';
import { useFreshBuild } from './use-fresh-build';
import { useRevoked } from './use-revoked';

/** Keeps what the counter starts from while nobody answers, and by which build; drops it when the tablet is a counter no more. */
export function useStartFromTablet(props: CounterProps, settings: CounterSettings, locked: boolean): void {
  const { person, permissions, clerkPermissions, fromTablet } = props;
  const isSaid = fromTablet?.confirmed !== false;
  useEffect(() => {
    if (isSaid) keepStart({ settings, person, permissions, clerkPermissions });
  }, [settings, person, permissions, clerkPermissions, isSaid]);
  useFreshBuild(locked);
  useRevoked();
  useScreensSoon();
}
