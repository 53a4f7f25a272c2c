'use client';

import { useQueryClient } from '@tanstack/react-query';
import { milliToText } from '@/lib/quantity';
import { useTRPC } from '@/trpc/react';
import { availabilityFor, beyondMilli, plainQuantity } from './availability-rules';
import type { BeyondLine } from './beyond-dialog';
import type { StockLine } from './document-line';
import { availabilityOf } from './use-availability';

/**
 * Asks which lines of a document take more out of a store than is free there: waited for, however fast somebody books. Nothing when
 * nobody answers; then the booking says so.
 * @param storeId null: nothing leaves
 */
export function useBeyond(storeId: string | null, lines: readonly StockLine[]): () => Promise<BeyondLine[]> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async () => {
    if (!storeId || lines.length === 0) return [];
    const asked = availabilityOf(
      storeId,
      lines.map(({ product }) => product.id),
    );
    const rows = await queries
      .fetchQuery({ ...trpc.stock.availability.queryOptions(asked), staleTime: 10_000, retry: false })
      .catch(() => null);
    if (!rows) return [];
    return lines.flatMap(({ product, quantity, zoneId }) => {
      const availability = availabilityFor(rows, { productId: product.id, zoneId });
      if (beyondMilli(quantity, availability) === 0) return [];
      const { id, name, spec, code } = product;
      const free = milliToText(availability.availableMilli);
      return [{ id, name, spec, code, asked: plainQuantity(quantity), free }];
    });
  };
}
