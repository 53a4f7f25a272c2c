'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/react';

const MINUTE_MS = 60_000;

/** Does this store want a photo with every punch? Asked as soon as the counter is open, so that it is known without a line. */
export function useAsksPhoto(storeId: string): boolean {
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.attendance.clock.queryOptions({ storeId }),
    staleTime: MINUTE_MS,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data?.photos === 'EVERY';
}
