'use client';

import { useTranslations } from 'next-intl';
import { type Basket, priceOf } from '@/client/basket';
import { toast } from '@/components/ui/toast';
import { receiptNumber } from '@/lib/receipt-number';
import { useTRPCClient } from '@/trpc/react';
import { useCounter } from './counter-context';

/**
 * Starts a new basket and lets the one at hand go. It can be had back for a moment. A receipt number that a refused try had taken
 * is handed to the server as parked, so that the series has no hole.
 */
export function useDropBasket() {
  const t = useTranslations('sales.basket');
  const park = useParkNumber();
  const { state, dispatch } = useCounter();
  return (nextId: string) => {
    const { basket } = state;
    park(basket);
    dispatch({ type: 'start', basketId: nextId });
    if (basket.lines.length === 0) return;
    toast(t('cleared'), {
      position: 'top-center',
      action: {
        label: t('undo'),
        onClick: () => dispatch({ type: 'load', basket: { ...basket, seq: null } }),
      },
    });
  };
}

/** Parks the number a basket had taken, if it had one. */
export function useParkNumber() {
  const client = useTRPCClient();
  const { settings } = useCounter();
  return (basket: Basket) => {
    if (basket.seq === null) return;
    const payload = JSON.parse(JSON.stringify({ ...basket, netFen: priceOf(basket).netFen })) as Record<
      string,
      unknown
    >;
    const { seq, id: requestId } = basket;
    const number = receiptNumber(settings.device.prefix, seq);
    client.sales.park
      .mutate({ storeId: settings.store.id, requestId, number, seq, payload, errorCode: 'BASKET_DROPPED' })
      // Then the number shows as a gap, which the manager is asked to explain.
      .catch(() => undefined);
  };
}
