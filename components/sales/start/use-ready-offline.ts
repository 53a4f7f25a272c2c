'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { startingBuild } from '@/client/counter-worker';
import { askBuild } from '@/client/fresh-build';
import { keptStart } from '@/client/kept-start';
import { tabletStore } from '@/client/tablet-store';
import { useCounter } from '../counter-context';

const EVERY_MS = 30_000;

/**
 * Whether this tablet may lose the server now and be started and sold at without it: all of this build lies on it, every product, how far its
 * receipt numbers are, and where it stands. Null: not, or not known yet. kept: the browser has promised to clear none of it.
 */
export function useReadyOffline(): { kept: boolean } | null {
  const { catalogue, settings, practice } = useCounter();
  const { whole } = useSyncExternalStore(catalogue.subscribe, catalogue.getSnapshot, catalogue.getSnapshot);
  const { prefix, id: deviceId } = settings.device;
  const [ready, setReady] = useState<{ kept: boolean } | null>(null);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const found = whole ? await isReady(prefix, deviceId).catch(() => null) : null;
      if (!gone) setReady((before) => (before?.kept === found?.kept ? before : found));
    };
    void look();
    const timer = setInterval(look, EVERY_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [whole, prefix, deviceId]);
  return practice ? null : ready;
}

async function isReady(prefix: string, deviceId: string): Promise<{ kept: boolean } | null> {
  const [starts, running, series] = await Promise.all([
    startingBuild(),
    askBuild(),
    tabletStore().series.get(prefix),
  ]);
  if (!starts?.whole || series === undefined || keptStart()?.settings.device.id !== deviceId) return null;
  // Another build is on its way in; while nobody says which one runs, what lies here starts.
  if (running !== null && running !== starts.build) return null;
  return { kept: (await navigator.storage?.persisted?.()) ?? false };
}
