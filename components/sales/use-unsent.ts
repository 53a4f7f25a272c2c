'use client';

import { useSyncExternalStore } from 'react';
import { useCounter } from './counter-context';

/** What this tablet has that the server does not: sales, and punches that still go out. */
export function useUnsent(): { unsent: number; unsentPunches: number; unsentSince: number | null } {
  const { pending, punches } = useCounter();
  const sales = useSyncExternalStore(pending.subscribe, pending.getSnapshot, pending.getSnapshot);
  const waiting = useSyncExternalStore(punches.subscribe, punches.getSnapshot, punches.getSnapshot);
  const unsentSince = sales.length === 0 ? null : Math.min(...sales.map(({ keptAt }) => keptAt));
  return {
    unsentSince,
    unsent: sales.length,
    unsentPunches: waiting.filter(({ refusal }) => !refusal).length,
  };
}
