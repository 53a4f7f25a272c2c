'use client';

import { useEffect, useState } from 'react';
import { useUrlParams } from './use-url-params';

type Visibility = Record<string, boolean>;

type Choosable = { id: string; hidden?: boolean | undefined };

/**
 * Which columns are shown: as the address says (`cols`), else as kept in this browser under `storageKey`; a column that it never heard
 * of follows its default.
 */
export function useStoredColumns(
  columns: readonly Choosable[],
  storageKey: string | undefined,
  inAddress = false,
) {
  const [stored, setStored] = useState<Visibility>({});
  const { get, set } = useUrlParams();
  const asked = inAddress ? get('cols') : '';
  const chosen = asked === '' ? stored : columnsAsked(columns, asked);

  useEffect(() => {
    if (storageKey) setStored(readStored(storageKey));
  }, [storageKey]);

  const visibility = Object.fromEntries(columns.map(({ id, hidden }) => [id, chosen[id] ?? !hidden]));

  function change(update: Visibility | ((before: Visibility) => Visibility)) {
    const next = typeof update === 'function' ? update(visibility) : update;
    setStored(next);
    if (inAddress) set({ cols: columns.flatMap(({ id }) => (next[id] ? [id] : [])).join(',') }, 'same');
    if (storageKey) writeStored(storageKey, next);
  }

  return [visibility, change] as const;
}

function columnsAsked(columns: readonly Choosable[], asked: string): Visibility {
  const shown = new Set(asked.split(','));
  return Object.fromEntries(columns.map(({ id }) => [id, shown.has(id)]));
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
