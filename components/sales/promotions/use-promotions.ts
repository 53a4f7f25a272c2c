'use client';

import { useEffect, useEffectEvent, useLayoutEffect, useSyncExternalStore } from 'react';
import type { BasketProduct } from '@/client/basket';
import { followPromotions } from '@/client/promotion-book';
import { promotionsAtHand, promotionsFollowed } from '@/client/promotions-at-hand';
import { serverNowMs } from '@/client/server-time';
import { useTRPCClient } from '@/trpc/react';
import { useCounter } from '../counter-context';

/** A basket is looked at again so often, ms: a promotion may have begun or ended. */
const AGAIN_MS = 30_000;

/** Changes whenever what the tablet knows of promotions does. */
export function usePromotionsVersion(): number {
  return useSyncExternalStore(promotionsFollowed.subscribe, promotionsFollowed.version, () => 0);
}

/** Keeps the tablet's promotions, and its basket at them: decided when its payment begins. */
export function usePromotions(): void {
  const { settings, state, dispatch, view } = useCounter();
  const client = useTRPCClient();
  const storeId = settings.store.id;
  useEffect(
    () => followPromotions(storeId, (since) => client.promotions.changes.query({ storeId, since })),
    [client, storeId],
  );
  const version = usePromotionsVersion();
  const again = useEffectEvent(() => {
    if (state.basket.lines.length > 0) dispatch({ type: 'promotions' });
  });
  useEffect(() => {
    if (version === 0) return;
    again();
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [version]);
  const paying = useEffectEvent((isPaying: boolean) => {
    if (state.basket.lines.length === 0) return;
    if (isPaying !== Boolean(state.basket.promotedAtMs))
      dispatch({ type: 'paying', atMs: isPaying ? serverNowMs() : null });
  });
  const { name } = view;
  const basketId = state.basket.id;
  // Before it is painted: the amount that is asked for is the one that was decided.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another basket begins anew
  useLayoutEffect(() => {
    if (name === 'pay' || name === 'sell') paying(name === 'pay');
  }, [name, basketId]);
}

/** What one of it costs by promotions now; null: what the list says. */
export function usePromotionPrice(product: BasketProduct): number | null {
  usePromotionsVersion();
  const at = promotionsAtHand();
  return at ? at.engine.promotionPriceOf(product, at, serverNowMs()) : null;
}

/** Names of the promotions that hold for it now. */
export function usePromotionNames(product: BasketProduct): string[] {
  usePromotionsVersion();
  const at = promotionsAtHand();
  return at ? at.engine.promotionsOf(product, at, serverNowMs()) : [];
}
