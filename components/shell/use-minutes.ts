'use client';

import { useSyncExternalStore } from 'react';
import { serverNowMs } from '@/client/server-time';

const TICK_MS = 15_000;

function subscribe(changed: () => void) {
  const timer = setInterval(changed, TICK_MS);
  return () => clearInterval(timer);
}

/** The present in steps of a quarter of a minute, so that renders between two of them agree; 0 on the server, which shows no clock. */
export function useMinutes(): number {
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(serverNowMs() / TICK_MS) * TICK_MS,
    () => 0,
  );
}
