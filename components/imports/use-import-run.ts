'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/react';

/** Seconds of a person watching a bar; whoever works the run off is another process, maybe on another machine. */
const LOOKS_EVERY_MS = 1_000;

/** A run as it stands, asked for again until it has ended. */
export function useImportRun(runId: string) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.imports.run.queryOptions({ runId }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isOver(state.data.status) ? false : LOOKS_EVERY_MS),
  });
}

export function isOver(status: string): boolean {
  return status === 'DONE' || status === 'STOPPED' || status === 'CANCELLED' || status === 'FAILED';
}
