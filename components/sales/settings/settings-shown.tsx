'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { later, Needed } from '../when-needed';

export type SettingsSection = 'keys' | 'sounds';

const SHEET = later(() => import('./counter-settings-sheet').then((part) => part.CounterSettingsSheet));
const listeners = new Set<() => void>();
let shown: SettingsSection | null = null;

/** Opens what is set for this counter alone, from wherever; null: closes it. */
export function showCounterSettings(section: SettingsSection | null): void {
  shown = section;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The sheet, while somebody looks at it. It goes with the lock: whoever comes next does not find it open. */
export function CounterSettingsShown({ locked }: { locked: boolean }) {
  const section = useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
  useEffect(() => {
    if (locked) showCounterSettings(null);
  }, [locked]);
  return section && !locked && <Needed quiet screen={SHEET} props={{ section }} />;
}
