'use client';

import { useEffect, useReducer, useState } from 'react';
import { type Basket, basketReducer, emptyBasket, isBasket } from '@/client/basket';
import { keep, readKept } from '@/client/kept-json';
import { newId } from '@/client/new-id';
import { isPendingSale } from '@/client/pending-sales';

/** The basket of this tablet. It outlives a reload, a power cut and another person's sign-in. */
export function useBasket(deviceId: string) {
  const key = `daybook-basket-${deviceId}`;
  const [state, dispatch] = useReducer(basketReducer, { basket: emptyBasket(''), past: [] });
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    const kept = readKept<Basket>(key, isBasket);
    // Paid already, and cut off before the next basket began: it is on its way with the pending sales.
    if (kept && !isPendingSale(deviceId, kept.id)) dispatch({ type: 'load', basket: kept });
    else dispatch({ type: 'start', basketId: newId() });
    setRestored(true);
  }, [key, deviceId]);
  useEffect(() => {
    if (restored && state.basket.id !== '') keep(key, state.basket);
  }, [key, restored, state.basket]);
  return { state, dispatch };
}
