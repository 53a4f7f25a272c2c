'use client';

import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { basketReducer, emptyBasket } from '@/client/basket';
import { newId } from '@/client/new-id';
import { keepsSales, type StorageState } from '@/client/storage-check';
import { tabletStore } from '@/client/tablet-store';
import { basketOfWindow, forgetEmptyBaskets, windowName } from '@/client/window-basket';

/** The basket of this window. It outlives a reload, a power cut, another person's sign-in and a new enrolment. */
export function useBasket(storeId: string, storage: StorageState, onFault: (error: unknown) => void) {
  const [state, dispatch] = useReducer(basketReducer, { basket: emptyBasket(''), past: [] });
  const [windowId, setWindowId] = useState<string | null>(null);
  const restored = useRef(false);
  useEffect(() => {
    // Once: when the storage failed and is back, what is in memory is the newer.
    if (!keepsSales(storage) || restored.current) return;
    let gone = false;
    const restore = async () => {
      const store = tabletStore();
      const name = await windowName(store, storeId);
      const kept = await basketOfWindow(store, name, storeId);
      await forgetEmptyBaskets(store, name);
      if (gone) return;
      restored.current = true;
      // Beside what was scanned while it was looked for.
      dispatch({ type: 'restore', basket: kept ?? emptyBasket(newId()) });
      setWindowId(name);
    };
    restore().catch(onFault);
    return () => {
      gone = true;
    };
  }, [storeId, storage, onFault]);
  useEffect(() => {
    if (windowId === null || state.basket.id === '') return;
    const row = { windowId, storeId, basket: state.basket, at: Date.now() };
    tabletStore().baskets.put(row).catch(onFault);
  }, [windowId, storeId, state.basket, onFault]);
  const current = useRef('');
  current.current = state.basket.id;
  /** Which basket is at hand at this moment, for what waited for an answer. */
  const basketId = useCallback(() => current.current, []);
  return { state, dispatch, windowId, basketId };
}
