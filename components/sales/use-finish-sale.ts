'use client';

import { useRef, useState } from 'react';
import { finishSale } from '@/client/finish-sale';
import { keepReceipt } from '@/client/kept-receipts';
import { StorageFault, tabletStore } from '@/client/tablet-store';
import type { CreditStanding } from '@/server/customers/credit/credit-rules';
import { useCounter } from './counter-context';
import { useCustomerOnReceipt } from './customer/use-customer-on-receipt';
import { useFinishExchange } from './exchange/use-finish-exchange';
import type { PayState } from './pay-rules';
import { useFinishPractice } from './practice/use-finish-practice';
import { receiptOfSale } from './receipt-data';

/**
 * Finishes the sale at hand: for real, as an exchange, or as practice, which knows neither a session nor a queue.
 * @param told what its customer has, as the server says; null: nobody told, and the receipt says nothing of it
 * @param dueDays days until what goes on account is due, as far as the tablet knows
 */
export function useFinishSale(told: CreditStanding | null, dueDays: number | null) {
  const real = useFinishForReal(told, dueDays);
  const practised = useFinishPractice();
  const exchanged = useFinishExchange();
  const { practice, state } = useCounter();
  if (practice) return practised;
  return state.basket.exchange ? exchanged : real;
}

/** Shows what became of the sale: its receipt, or the basket again with the reason. In practice there is no session, so none is made. */
function useFinishForReal(told: CreditStanding | null, dueDays: number | null) {
  const { settings, person, session, state, dispatch, windowId, pending, credit, show, storageFault } =
    useCounter();
  const customer = useCustomerOnReceipt();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function finish(
    paid: PayState & { changeFen: number },
    open: { sessionId: string; windowId: string },
  ) {
    const { basket } = state;
    const { prefix } = settings.device;
    const outcome = await finishSale(
      tabletStore(),
      {
        storeId: settings.store.id,
        windowId: open.windowId,
        basket,
        prefix,
        sessionId: open.sessionId,
        personId: person.id,
        tenders: basket.payment.tenders,
        roundingFen: paid.roundingFen,
        changeFen: paid.changeFen,
      },
      (waiting, patienceMs) => pending.hand(waiting, patienceMs),
    );
    if (outcome.kind === 'refused') {
      dispatch({ type: 'numbered', seq: outcome.seq, prefix });
      return setError(outcome.refusal);
    }
    void credit.sold(outcome.waiting.sale);
    dispatch({ type: 'load', basket: outcome.next });
    const made = { settings, cashier: person.name, customer, told, dueDays };
    const receipt = receiptOfSale(outcome.waiting.sale, basket, made);
    const { store } = settings;
    void keepReceipt(tabletStore(), { number: receipt.number, storeId: store.id, receipt }).catch(
      () => undefined,
    );
    show({
      name: 'done',
      receipt,
      changeFen: paid.changeFen,
      unsent: outcome.unsent,
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
  // A window that was just opened looks for its own name first: until then nothing could be kept under it.
  return { run, busy, error, isReady: session !== null && windowId !== null };
}
