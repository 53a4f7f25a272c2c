'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { isOnCredit } from '@/client/basket-credit';
import { beep } from '@/client/sound';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import { useCounter } from '../counter-context';
import { sayScan } from '../use-scan-desk';

/** Longest wait for the chain's word on a code this tablet does not know, ms. */
const ASK_MS = 3_000;

/** A member code was scanned: the basket at hand is theirs. What the tablet knows is so at once; an answer for another basket is none. */
export function useAttachByCode(): (code: string) => Promise<void> {
  const t = useTranslations('sales.customer');
  const client = useTRPCClient();
  const { customers: book, dispatch, basketId, state } = useCounter();
  const basket = useRef(state.basket);
  basket.current = state.basket;
  return async (code) => {
    const at = basketId();
    const wanted = code.trim().toUpperCase();
    const asked = () =>
      client.customers.find
        .query({ term: wanted, take: 1 }, { signal: AbortSignal.timeout(ASK_MS) })
        .then(({ customers: [only] }) => only ?? null)
        .catch(() => null);
    const found = book.find(wanted) ?? (await asked());
    if (basketId() !== at) return;
    beep(found ? 'found' : 'unknown');
    if (!found) return sayScan(t('scannedNobody'), t('scannedHint'));
    if (isOnCredit(basket.current) && basket.current.customer?.id !== found.id)
      return sayScan(t('takeOffFirst'), t('takeOffHint'));
    dispatch({ type: 'customer', customer: { id: found.id, code: found.code } });
    toast(t('scanned', { name: found.name }), { id: 'scan', position: 'top-center' });
  };
}
