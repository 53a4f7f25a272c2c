import { QueryClient } from '@tanstack/react-query';

/**
 * One cache per browser tab, or per render on the server. Reads are fresh for 15 s; a refused read is not asked again. Nothing is
 * put off until the network is back: a read says at once that nobody answers, and a command given offline is not done, then or
 * later.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 2 && !isRefusal(error) && isOnline(),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

function isOnline(): boolean {
  return typeof navigator === 'undefined' || navigator.onLine !== false;
}

/** Did the server say no, rather than not answer? */
export function isRefusal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'data' in error && Boolean(error.data);
}
