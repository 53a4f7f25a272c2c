import type { Basket } from './basket-shape';
import { newId } from './new-id';
import { keeping, type TabletStore } from './tablet-store';

/** Exchanges nobody knows the end of stand among the windows' baskets, under names of their own: a new window finds one like any basket left behind. */
const NAME = 'exchange-';

/** An exchange that went out and was put aside for the next customer. */
export interface OpenExchange {
  windowId: string;
  basket: Basket;
}

/** Puts the basket of an exchange that went out aside, whole: it is asked about later. @throws StorageFault */
export function putExchangeAside(
  store: TabletStore,
  { storeId, basket }: { storeId: string; basket: Basket },
): Promise<unknown> {
  return keeping(() => store.baskets.put({ windowId: NAME + newId(), storeId, basket, at: Date.now() }));
}

/** Those of a store that were put aside on this tablet, the oldest first. */
export async function exchangesAside(store: TabletStore, storeId: string): Promise<OpenExchange[]> {
  const rows = await store.baskets.where('windowId').startsWith(NAME).toArray();
  return rows
    .filter((row) => row.storeId === storeId && row.basket.exchange?.sent)
    .sort((a, b) => a.at - b.at)
    .map(({ windowId, basket }) => ({ windowId, basket }));
}

/** It is at hand again, in this window alone: of two that press at once only one has it. @throws StorageFault */
export function takeExchangeBack(store: TabletStore, windowId: string): Promise<Basket | null> {
  return keeping(() =>
    store.transaction('rw', store.baskets, async () => {
      const row = await store.baskets.get(windowId);
      if (row) await store.baskets.delete(windowId);
      return row?.basket ?? null;
    }),
  );
}
