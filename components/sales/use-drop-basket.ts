'use client';

import { useTranslations } from 'next-intl';
import type { Basket } from '@/client/basket';
import { numberGivenUp } from '@/client/given-up-number';
import { toast } from '@/components/ui/toast';
import { useCounter } from './counter-context';

/** There is one such offer at a time; the counter takes it back when the next basket begins. */
export const UNDO_TOAST = 'daybook-basket-undo';

/**
 * Starts a new basket and lets the one at hand go. It can be had back for a moment. A receipt number that a refused try had taken
 * is handed to the server as rejected, so that the series has no hole.
 */
export function useDropBasket() {
  const t = useTranslations('sales.basket');
  const giveUp = useGiveUpNumber();
  const { state, dispatch } = useCounter();
  return (nextId: string) => {
    const { basket } = state;
    giveUp(basket);
    dispatch({ type: 'start', basketId: nextId });
    if (basket.lines.length === 0) return;
    toast(t('cleared'), {
      id: UNDO_TOAST,
      position: 'top-center',
      action: {
        label: t('undo'),
        onClick: () => dispatch({ type: 'bringBack', basket: { ...basket, seq: null }, insteadOf: nextId }),
      },
    });
  };
}

/** Has the number a basket had taken kept as rejected, if it had one. */
export function useGiveUpNumber() {
  const { settings, pending } = useCounter();
  return (basket: Basket) => {
    const { prefix } = settings.device;
    const number = numberGivenUp(basket, { storeId: settings.store.id, prefix });
    if (number) pending.giveUp(number);
  };
}
