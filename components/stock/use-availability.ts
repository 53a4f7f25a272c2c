'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/react';
import { type Availability, availabilityFor } from './availability-rules';

/** What stands of a document's goods in a store, asked anew as goods come; null while nobody has answered. */
export function useAvailability(storeId: string, productIds: readonly string[]) {
  const trpc = useTRPC();
  const ids = [...new Set(productIds)].sort();
  const found = useQuery({
    ...trpc.stock.availability.queryOptions({ storeId, productIds: ids }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return (line: { productId: string; zoneId: string }): Availability | null =>
    found.data ? availabilityFor(found.data, line) : null;
}
