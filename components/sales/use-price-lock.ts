'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CounterSettings } from '@/server/sales/counter-settings';
import { useTRPC } from '@/trpc/react';

/** How often a counter asks whether it may change prices, ms: a manager's answer opens them again. */
const EVERY_MS = 30_000;

/**
 * Does the store let this counter change prices now? Asked after each sale, which may have been one breach too many; without the
 * server what was known last holds.
 */
export function usePriceLock(settings: CounterSettings, salesDone: boolean): boolean {
  const trpc = useTRPC();
  const { data, refetch } = useQuery({
    ...trpc.sales.counter.queryOptions({ storeId: settings.store.id }),
    initialData: settings,
    refetchInterval: EVERY_MS,
  });
  useEffect(() => {
    if (salesDone) void refetch();
  }, [salesDone, refetch]);
  return data.priceChangesLocked;
}
