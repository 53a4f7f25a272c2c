'use client';

import { useCallback, useSyncExternalStore } from 'react';

/** Whether a CSS media query holds; false on the server, corrected before the first paint after hydration. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** Phone width: below Tailwind's `sm`. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 639.9px)');
}
