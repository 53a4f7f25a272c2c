'use client';

import { useRef, useState } from 'react';
import { finishPractice } from '@/client/practice-book';
import { practiceStore } from '@/client/practice-store';
import { StorageFault } from '@/client/tablet-store';
import { useCounter } from '../counter-context';
import type { PayState } from '../pay-rules';
import { receiptOfSale } from '../receipt-data';

/** Finishes the sale that is practised: its receipt, and nothing else. */
export function useFinishPractice() {
  const { settings, person, practice, state, dispatch, show, storageFault } = useCounter();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function run({ changeFen, roundingFen }: PayState) {
    if (running.current || practice === null || changeFen === null) return;
    const { basket } = state;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      const { made, next } = await finishPractice(practiceStore(), {
        id: practice.id,
        basket,
        cashier: person.name,
        personId: person.id,
        tenders: basket.payment.tenders,
        roundingFen,
        changeFen,
      });
      dispatch({ type: 'load', basket: next });
      const receipt = receiptOfSale(made.sale, basket, { settings, cashier: person.name });
      show({ name: 'done', receipt, changeFen, unsent: false });
    } catch (fault) {
      setError(fault);
      if (fault instanceof StorageFault) storageFault();
    } finally {
      running.current = false;
      setBusy(false);
    }
  }
  return { run, busy, error, isReady: practice !== null && state.basket.id !== '' };
}
