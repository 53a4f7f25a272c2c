'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keep, readKept } from '@/client/kept-json';
import type { GoodsTile } from '@/client/model-shelf';
import { useRequestId } from '@/components/shell/use-request-id';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { toggledIn } from './tile-order';

/** How long a first page is good for, ms: sellers change by the week. */
const FRESH_MS = 10 * 60_000;
/** As the server takes. */
const MOST_TILES = 60;

interface FirstTiles {
  productIds: string[];
  isArranged: boolean;
}

export type TileArrangement = ReturnType<typeof useFirstTiles>;

/** The store's first page of tiles, kept on the tablet beside the catalogue, and its new order while somebody arranges it. */
export function useFirstTiles() {
  const trpc = useTRPC();
  const { settings, catalogue } = useCounter();
  const storeId = settings.store.id;
  const key = `daybook-first-tiles:${storeId}`;
  const [kept] = useState(() => readKept(key, isFirstTiles));
  const asked = useQuery({
    ...trpc.sales.firstTiles.queryOptions({ storeId }),
    staleTime: FRESH_MS,
    refetchInterval: FRESH_MS,
  });
  const { data } = asked;
  useEffect(() => {
    if (data) keep(key, data);
  }, [key, data]);
  const request = useRequestId();
  const save = useMutation(
    trpc.sales.arrangeTiles.mutationOptions({
      onSuccess: async () => {
        request.done();
        await asked.refetch();
        setDraft(null);
      },
    }),
  );
  const [draft, setDraft] = useState<string[] | null>(null);
  const known = data ?? kept;
  const productIds = known?.productIds ?? [];
  return {
    /** One a model, of what is still carried. */
    tiles: catalogue.tilesOf(productIds),
    isArranged: known?.isArranged ?? false,
    /** Null: nobody arranges it. */
    draft: draft && catalogue.tilesOf(draft),
    begin: () => setDraft(catalogue.tilesOf(productIds).map(({ product }) => product.id)),
    cancel() {
      save.reset();
      setDraft(null);
    },
    order: setDraft,
    /** On it or off it; a model goes with whichever of its variants stands for it. */
    toggle({ product, choice }: GoodsTile) {
      const own = new Set(choice?.variants.map(({ id }) => id));
      setDraft((ids) => {
        const there = ids?.find((id) => own.has(id)) ?? product.id;
        return ids && toggledIn(ids, there, MOST_TILES);
      });
    },
    /** @param productIds none: the best sellers again */
    save(productIds: readonly string[]) {
      const content = { storeId, productIds: [...productIds] };
      save.mutate({ ...content, requestId: request.of(content) });
    },
    isSaving: save.isPending,
    error: save.error,
  };
}

function isFirstTiles(value: unknown): value is FirstTiles {
  return (
    typeof value === 'object' &&
    value !== null &&
    'productIds' in value &&
    Array.isArray(value.productIds) &&
    value.productIds.every((id) => typeof id === 'string') &&
    'isArranged' in value
  );
}
