import type { PromotionChanges } from '@/server/promotions/promotion-changes';
import { openCatalogueStore } from './catalogue-store';
import { followServer } from './follow-server';
import { havePromotions, promotionsAtHand } from './promotions-at-hand';

const EVERY_MS = 60_000;
const KEY = 'promotions';

type Kept = PromotionChanges & { storeId: string };

/**
 * Keeps the tablet's copy of the promotions of its store, and brings the code that figures them out once there are any.
 * @param ask the server, since a cursor @returns stops
 */
export function followPromotions(
  storeId: string,
  ask: (since: number | null) => Promise<PromotionChanges>,
): () => void {
  const store = openCatalogueStore();
  let cursor: number | null = null;
  let stopped = false;
  let isAsking = false;

  async function take({ terms, clock }: PromotionChanges): Promise<void> {
    const known = promotionsAtHand();
    if (terms === null) {
      // Nothing new; the store's day may begin at another hour by now.
      const isSame =
        known?.clock.timeZone === clock.timeZone && known.clock.dayStartMinute === clock.dayStartMinute;
      if (known && !isSame) havePromotions({ ...known, clock });
      return;
    }
    if (terms.length === 0) return known ? havePromotions({ ...known, terms, clock }) : undefined;
    const engine = known?.engine ?? (await import('./promoted-basket'));
    if (!stopped) havePromotions({ terms, clock, engine });
  }

  async function start(): Promise<void> {
    // Without IndexedDB (a private window) they are fetched anew each time.
    const note = await store.notes.get(KEY).catch(() => undefined);
    const kept = note?.value as Kept | undefined;
    if (kept?.storeId === storeId && kept.terms) {
      await take(kept);
      cursor = kept.cursor;
    }
  }

  async function refresh(): Promise<void> {
    const changes = await ask(cursor);
    if (stopped) return;
    await take(changes);
    if (changes.terms === null) return;
    cursor = changes.cursor;
    await store.notes.put({ key: KEY, value: { ...changes, storeId } }).catch(() => undefined);
  }

  const again = () => {
    // Whatever fails is tried again: what is kept holds until then.
    if (isAsking) return;
    isAsking = true;
    void begun
      .then(refresh)
      .catch(() => undefined)
      .finally(() => {
        isAsking = false;
      });
  };
  const begun = start().catch(() => undefined);
  again();
  const stop = followServer(again, EVERY_MS);
  return () => {
    stopped = true;
    stop();
  };
}
