'use client';

import { useQuery } from '@tanstack/react-query';
import { useCounter } from '@/components/sales/counter-context';
import { useLive } from '@/trpc/live';
import { useTRPC } from '@/trpc/react';

/** The business day the till would open on; today's may be submitted already. Undefined until it is known. */
export function useOpeningDay(): string | undefined {
  const trpc = useTRPC();
  const { settings, session } = useCounter();
  const day = useQuery({
    ...trpc.tills.openingDay.queryOptions({ storeId: settings.store.id }),
    enabled: session === null,
    staleTime: 0,
    refetchInterval: 60_000,
  });
  // A report that is submitted ends the day.
  useLive(['reports'], () => void (session === null && day.refetch()), [settings.store.id]);
  return day.data?.day;
}
