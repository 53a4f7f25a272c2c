'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/react';

/** A count that is a minute old still says whether there is something to do, ms. */
const LOOKS_EVERY_MS = 60_000;

/** How many things wait for the person, for the menu. */
export function useTasksWaiting(): number {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.insight.tasksWaiting.queryOptions(undefined, {
      refetchInterval: LOOKS_EVERY_MS,
      staleTime: LOOKS_EVERY_MS / 2,
    }),
  );
  return data ?? 0;
}
