import { QueryClient } from '@tanstack/react-query';

/** One cache per browser tab, or per render on the server. Reads are fresh for 15 s; a refused read is not asked again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && !isRefusal(error) },
    },
  });
}

/** Did the server say no, rather than not answer? */
export function isRefusal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'data' in error && Boolean(error.data);
}
