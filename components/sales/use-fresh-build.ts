'use client';

import { useEffect, useRef } from 'react';
import { watchBuild } from '@/client/fresh-build';
import type { PendingSales } from '@/client/pending-sales';

/** After an upgrade a counter that is locked and has nothing to send loads itself anew; one that is in use goes on as it is. */
export function useFreshBuild(locked: boolean, pending: PendingSales): void {
  const idle = useRef(locked);
  useEffect(() => {
    idle.current = locked;
  }, [locked]);
  useEffect(
    () =>
      watchBuild({
        mayReload: () => idle.current && pending.getSnapshot().length === 0,
        reload: () => window.location.reload(),
      }),
    [pending],
  );
}
