'use client';

import { useEffect, useState } from 'react';

type Visibility = Record<string, boolean>;

type Choosable = { id: string; hidden?: boolean | undefined };

/** Which columns are shown, kept in this browser under `storageKey`; a column it never heard of follows its default. */
export function useStoredColumns(columns: readonly Choosable[], storageKey: string | undefined) {
  const [chosen, setChosen] = useState<Visibility>({});

  useEffect(() => {
    if (storageKey) setChosen(readStored(storageKey));
  }, [storageKey]);

  const visibility = Object.fromEntries(columns.map(({ id, hidden }) => [id, chosen[id] ?? !hidden]));

  function change(update: Visibility | ((before: Visibility) => Visibility)) {
    const next = typeof update === 'function' ? update(visibility) : update;
    setChosen(next);
    if (storageKey) writeStored(storageKey, next);
  }

  return [visibility, change] as const;
}

const nameOf = (storageKey: string) => `daybook-columns:${storageKey}`;

function readStored(storageKey: string): Visibility {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(nameOf(storageKey)) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter(([, value]) => typeof value === 'boolean'));
  } catch {
    // Private windows refuse storage, and an old shape is no reason to fail: the default columns are shown.
    return {};
  }
}

function writeStored(storageKey: string, visibility: Visibility) {
  try {
    localStorage.setItem(nameOf(storageKey), JSON.stringify(visibility));
  } catch {
    // Full or refused storage: the choice holds until the page is left.
  }
}
