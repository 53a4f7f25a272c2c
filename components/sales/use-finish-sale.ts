'use client';

import { useRef, useState } from 'react';
import { emptyBasket } from '@/client/basket';
import { finishedSale } from '@/client/finished-sale';
import { keepSale, takeBack } from '@/client/keep-sale';
import { newId } from '@/client/new-id';
import { StorageFault, tabletStore } from '@/client/tablet-store';
import { useCounter } from './counter-context';
import type { PayState } from './pay-rules';
import { receiptOfSale } from './receipt-data';

/** How long a customer waits for the server before the receipt comes without it, ms. */
const PATIENCE_MS = 2_500;

/**
 * Makes the ticket: number and sale are on the tablet's disk before anything is said or sent. The receipt comes as soon as it is
 * booked, or without waiting when nobody answers. A refusal while the customer waits gives the basket back, with the number for the
 * next try.
 */
export function useFinishSale() {
  const { settings, person, session, state, dispatch, windowId, pending, show, storageFault } = useCounter();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function finish(
    paid: PayState & { changeFen: number },
    open: { sessionId: string; windowId: string },
  ) {
    const store = tabletStore();
    const { basket } = state;
    const { prefix } = settings.device;
    const next = emptyBasket(newId());
    const waiting = await keepSale(store, {
      storeId: settings.store.id,
      prefix,
      windowId: open.windowId,
      basket,
      next,
      make: (seq) =>
        finishedSale(basket, {
          prefix,
          seq,
          sessionId: open.sessionId,
          personId: person.id,
          occurredAt: new Date(),
          tenders: basket.payment.tenders,
          roundingFen: paid.roundingFen,
          changeFen: paid.changeFen,
        }),
    });
    const outcome = await pending.hand(waiting, PATIENCE_MS);
    if (outcome.kind === 'refused') {
      await takeBack(store, waiting, {
        windowId: open.windowId,
        basket: { ...basket, seq: waiting.seq, seqPrefix: prefix },
      });
      dispatch({ type: 'numbered', seq: waiting.seq, prefix });
      return setError(outcome.refusal);
    }
    dispatch({ type: 'load', basket: next });
    show({
      name: 'done',
      receipt: receiptOfSale(waiting.sale, basket, { settings, cashier: person.name }),
      changeFen: paid.changeFen,
      unsent: outcome.kind === 'later',
    });
  }

  async function run(paid: PayState) {
    const { changeFen } = paid;
    // A double tap comes before React draws the button busy.
    if (running.current || session === null || windowId === null || changeFen === null) return;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await finish({ ...paid, changeFen }, { sessionId: session.id, windowId });
    } catch (fault) {
      setError(fault);
      if (fault instanceof StorageFault) storageFault();
    } finally {
      running.current = false;
      setBusy(false);
    }
  }
  return { run, busy, error };
}
