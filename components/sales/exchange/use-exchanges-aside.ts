'use client';

import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { newId } from '@/client/new-id';
import {
  exchangesAside,
  type OpenExchange,
  putExchangeAside,
  takeExchangeBack,
} from '@/client/open-exchanges';
import { tabletStore } from '@/client/tablet-store';
import { useCounter } from '../counter-context';

/** Exchanges of this tablet nobody knows the end of, that were put aside for the next customer. */
export function useExchangesAside() {
  const { settings, state, dispatch, show, storageFault } = useCounter();
  const storeId = settings.store.id;
  const [aside, setAside] = useState<readonly OpenExchange[]>([]);
  useEffect(() => {
    const watching = liveQuery(() => exchangesAside(tabletStore(), storeId)).subscribe({
      next: setAside,
      // Without a store nothing was put aside either.
      error: () => undefined,
    });
    return () => watching.unsubscribe();
  }, [storeId]);
  const { basket } = state;
  return {
    aside,
    /** On the disk first: then the next customer's basket begins. */
    async putAside() {
      try {
        await putExchangeAside(tabletStore(), { storeId, basket });
        dispatch({ type: 'exchangeAside', basketId: newId() });
        show({ name: 'sell' });
      } catch {
        storageFault();
      }
    },
    async takeBack(windowId: string) {
      const taken = await takeExchangeBack(tabletStore(), windowId).catch(() => null);
      if (!taken) return;
      dispatch({ type: 'load', basket: taken });
      show({ name: 'pay' });
    },
  };
}
