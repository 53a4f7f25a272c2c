'use client';

import { useQuery } from '@tanstack/react-query';
import type { GoodsTile } from '@/client/model-shelf';
import { isHandedOver } from '@/client/special-goods';
import { useTRPC } from '@/trpc/react';

/** What a tile is known by: its model, or its product. */
export function nameOfTile({ product, choice }: GoodsTile): string {
  return choice?.model.id ?? product.id;
}

/** What is on hand of the tiles in view, by their names; of a model all its variants together. What the server does not name is none. */
export function useOnHand(storeId: string, tiles: readonly GoodsTile[], enabled: boolean) {
  const trpc = useTRPC();
  const productIds = tiles.flatMap(({ product, choice }) => (choice ? [] : product.id));
  const modelIds = tiles.flatMap(({ choice }) => choice?.model.id ?? []);
  const levels = useQuery({
    ...trpc.stock.onHand.queryOptions({ storeId, productIds }),
    enabled: enabled && productIds.length > 0,
    staleTime: 20_000,
    placeholderData: (before) => before,
  });
  const ofModels = useQuery({
    ...trpc.stock.onHandOfModels.queryOptions({ storeId, modelIds }),
    enabled: enabled && modelIds.length > 0,
    staleTime: 20_000,
    placeholderData: (before) => before,
  });
  const map = new Map<string, string>();
  if (levels.data && !levels.isPlaceholderData) for (const id of productIds) map.set(id, '0');
  if (ofModels.data && !ofModels.isPlaceholderData) for (const id of modelIds) map.set(id, '0');
  for (const { productId, onHand } of levels.data ?? []) map.set(productId, onHand);
  for (const { modelId, onHand } of ofModels.data ?? []) map.set(modelId, onHand);
  for (const { product, choice } of tiles) if (!choice && !isHandedOver(product)) map.delete(product.id);
  return map;
}
