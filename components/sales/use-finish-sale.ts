'use client';

import { useRef, useState } from 'react';
import { finishedSale } from '@/client/finished-sale';
import { newId } from '@/client/new-id';
import { takeSequence } from '@/client/receipt-sequence';
import { useCounter } from './counter-context';
import type { PaidTender, PayState } from './pay-rules';
import { receiptOfSale } from './receipt-data';

/** How long a customer waits for the server before the receipt comes without it, ms. */
const PATIENCE_MS = 2_500;

/**
 * Makes the ticket: takes its number, keeps it on the tablet, hands it to the server. The receipt comes as soon as it is booked, or
 * without waiting when nobody answers. A refusal keeps the basket, with the number for the next try.
 */
export function useFinishSale() {
  const { settings, person, session, state, dispatch, pending, show } = useCounter();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function run(tenders: readonly PaidTender[], paid: PayState) {
    // A double tap comes before React draws the button busy.
    if (running.current || session === null || paid.changeFen === null) return;
    running.current = true;
    setBusy(true);
    setError(null);
    const { basket } = state;
    const seq = basket.seq ?? takeSequence(settings.device.prefix);
    dispatch({ type: 'numbered', seq });
    const sale = finishedSale(basket, {
      prefix: settings.device.prefix,
      seq,
      sessionId: session.id,
      personId: person.id,
      occurredAt: new Date(),
      tenders,
      roundingFen: paid.roundingFen,
      changeFen: paid.changeFen,
    });
    const outcome = await pending.hand({ storeId: settings.store.id, sale }, PATIENCE_MS);
    running.current = false;
    setBusy(false);
    if (outcome.kind === 'refused') return setError(outcome.error);
    dispatch({ type: 'start', basketId: newId() });
    show({
      name: 'done',
      receipt: receiptOfSale(sale, basket, { settings, cashier: person.name }),
      changeFen: paid.changeFen,
      unsent: outcome.kind === 'later',
    });
  }
  return { run, busy, error };
}
