import type { StoreClock } from '@/lib/promotions/promotion-times';
import type { PromotionTerms } from '@/lib/promotions/terms';
import type { Basket } from './basket-shape';
import { atMemberPrices } from './member-prices';
import type * as Engine from './promoted-basket';
import { serverNowMs } from './server-time';

/** What holds or will in this tablet's store, and the code that figures it out: it comes with the first promotion. */
export interface PromotionsAtHand {
  terms: readonly PromotionTerms[];
  clock: StoreClock;
  engine: typeof Engine;
}

let atHand: PromotionsAtHand | null = null;
let version = 0;
const listeners = new Set<() => void>();

/** From now on baskets are priced by these; null: there are none. */
export function havePromotions(next: PromotionsAtHand | null): void {
  atHand = next;
  version += 1;
  for (const listener of listeners) listener();
}

export function promotionsAtHand(): PromotionsAtHand | null {
  return atHand;
}

/** For screens that show what follows from them. */
export const promotionsFollowed = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  version: (): number => version,
};

/**
 * The basket at what its customer pays by promotions and as a member, at the moment its payment began or else now. Without promotions at hand it is at
 * a member's prices alone.
 */
export function repriced(basket: Basket): Basket {
  if (!atHand) return atMemberPrices(basket);
  return atHand.engine.promotedBasket(basket, atHand, basket.promotedAtMs ?? serverNowMs());
}
