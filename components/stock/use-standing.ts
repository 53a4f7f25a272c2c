'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/react';
import { type Stands, standsFor } from './standing-rules';

/** What stands of a document's goods in a store, asked anew as goods come; null while nobody has answered. */
export function useStanding(storeId: string, productIds: readonly string[]) {
  const trpc = useTRPC();
  const ids = [...new Set(productIds)].sort();
  const found = useQuery({
    ...trpc.stock.standing.queryOptions({ storeId, productIds: ids }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return (line: { productId: string; zoneId: string }): Stands | null =>
    found.data ? standsFor(found.data, line) : null;
}
