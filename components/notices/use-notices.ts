'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
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
