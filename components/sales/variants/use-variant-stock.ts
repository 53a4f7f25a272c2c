'use client';

import { useQuery } from '@tanstack/react-query';
import type { CatalogueProduct } from '@/client/catalogue';
import { useTRPC } from '@/trpc/react';

/** What stands here of each variant; null: nobody knows, as without a line. */
export function useVariantStock(
  storeId: string,
  variants: readonly CatalogueProduct[],
  enabled: boolean,
): ReadonlyMap<string, string> | null {
  const trpc = useTRPC();
  const productIds = variants.map(({ id }) => id);
  const levels = useQuery({
    ...trpc.stock.onHand.queryOptions({ storeId, productIds }),
    enabled: enabled && productIds.length > 0,
    staleTime: 20_000,
  });
  if (!levels.data) return null;
  return new Map([
    ...productIds.map((id) => [id, '0'] as const),
    ...levels.data.map(({ productId, onHand }) => [productId, onHand] as const),
  ]);
}
