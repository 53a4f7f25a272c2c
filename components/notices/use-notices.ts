'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLive } from '@/trpc/live';
import { useTRPC } from '@/trpc/react';

/** Marks notices as read, those named or all; what the screen shows follows. */
export function useReadNotices(): (ids?: string[]) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { mutate } = useMutation(
    trpc.notices.read.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.notices.pathKey() }),
    }),
  );
  return (ids) => mutate(ids ? { ids } : {});
}

/** Where nothing tells of news at once, ms. */
const LOOKS_EVERY_MS = 60_000;

/** How many notices the person has not read, as it changes. */
export function useUnread(): number {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useQuery(trpc.notices.unread.queryOptions(undefined, { refetchInterval: LOOKS_EVERY_MS }));
  useLive(['notices'], () => queries.invalidateQueries({ queryKey: trpc.notices.pathKey() }));
  return data?.unread ?? 0;
}
