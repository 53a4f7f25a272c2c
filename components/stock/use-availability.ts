'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/react';
import { type Availability, availabilityFor } from './availability-rules';

/** What is asked of a document's goods: each once, in one order. */
export function availabilityOf(storeId: string, productIds: readonly string[]) {
  return { storeId, productIds: [...new Set(productIds)].sort() };
}

/** What stands of a document's goods in a store, asked anew as goods come; null while nobody has answered. */
export function useAvailability(storeId: string, productIds: readonly string[]) {
  const trpc = useTRPC();
  const asked = availabilityOf(storeId, productIds);
  const found = useQuery({
    ...trpc.stock.availability.queryOptions(asked),
    enabled: asked.productIds.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return (line: { productId: string; zoneId: string }): Availability | null => {
    if (!found.data) return null;
    // The last answer says nothing of goods that came since.
    if (found.isPlaceholderData && !found.data.some(({ productId }) => productId === line.productId))
      return null;
    return availabilityFor(found.data, line);
  };
}
