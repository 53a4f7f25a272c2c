'use client';

import { useCallback } from 'react';
import { noteTill } from '@/client/known-tills';
import { type KnownTill, tabletStore } from '@/client/tablet-store';
import { useCounter } from '@/components/sales/counter-context';

/** Tells the other windows of this tablet what became of a session; they learn it from the server when nothing can be kept. */
export function useNoteTill(sessionId: string): (state: KnownTill['state']) => void {
  const { windowId } = useCounter();
  return useCallback(
    (state) =>
      void noteTill(tabletStore(), { id: sessionId, state, windowId: windowId ?? '' }).catch(() => undefined),
    [sessionId, windowId],
  );
}
