'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { keepBasket } from '@/client/kept-basket';
import { newId } from '@/client/new-id';
import { tabletStore } from '@/client/tablet-store';
import { isRefused } from '@/components/shell/answered';
import { useErrorText } from '@/components/shell/use-error-text';
import type { ChargeStanding } from '@/server/payments/charge';
import { useTRPCClient } from '@/trpc/react';
import { useCounter } from '../counter-context';

/** How often it is asked what became of a payment, ms. */
const ASKED_EACH_MS = 2_000;
/** A call that has no answer by then is asked about, ms. */
const ANSWER_MS = 20_000;
/** After that long whoever serves may take the customer's word, ms. */
const WORD_AFTER_MS = 30_000;

export type ChargedKind = 'WECHAT' | 'ALIPAY';
type Charging = { id: string; kind: ChargedKind; amountFen: number };

/** Money asked of a customer's phone, from the scan on until somebody says what became of it. The basket keeps it through reload and lock. */
export function useCharging() {
  const client = useTRPCClient();
  const errorText = useErrorText();
  const { settings, state, dispatch, windowId } = useCounter();
  const charging = (state.basket.charging ?? null) as Charging | null;
  const storeId = settings.store.id;
  const [problem, setProblem] = useState<string | null>(null);
  const [waits, setWaits] = useState<'ASKED' | 'WAITING' | 'UNKNOWN'>('ASKED');
  const [isLong, setLong] = useState(false);
  const [isEnding, setEnding] = useState(false);
  /** The call that asks for it is on its way: until it is over nobody asks what became of it. */
  const calling = useRef<string | null>(null);

  function heard(id: string, standing: ChargeStanding) {
    if (standing.state === 'PAID') return dispatch({ type: 'charged', id, reference: standing.reference });
    if (standing.state === 'WAITING' || standing.state === 'UNKNOWN') return setWaits(standing.state);
    if (standing.state === 'REFUSED') setProblem(standing.refusal);
    dispatch({ type: 'charging', charging: null });
  }

  async function begin(kind: ChargedKind, amountFen: number, code: string) {
    if (windowId === null || charging || calling.current) return;
    const asked = { id: newId(), kind, amountFen };
    calling.current = asked.id;
    setProblem(null);
    setWaits('ASKED');
    try {
      // On the disk before it is asked for: whatever breaks then, it is asked about.
      await keepBasket(tabletStore(), { windowId, storeId, basket: { ...state.basket, charging: asked } });
      dispatch({ type: 'charging', charging: asked });
      const { id: requestId, ...what } = asked;
      const standing = await client.payments.charge.mutate(
        { ...what, requestId, storeId, basketId: state.basket.id, code },
        { signal: AbortSignal.timeout(ANSWER_MS) },
      );
      heard(asked.id, standing);
    } catch (failure) {
      if (!isRefused(failure, { askedBefore: false })) return setWaits('UNKNOWN');
      setProblem(errorText(failure));
      dispatch({ type: 'charging', charging: null });
    } finally {
      calling.current = null;
    }
  }

  const look = useEffectEvent(async (id: string) => {
    if (calling.current || isEnding) return;
    const standing = await client.payments.ask.query({ storeId, chargeId: id }).catch(() => null);
    if (!standing) return setWaits('UNKNOWN');
    // The call never came: the clerk calls it off, which sees to it that it comes to nothing later.
    heard(id, standing.state === 'NONE' ? { state: 'UNKNOWN' } : standing);
  });
  const id = charging?.id ?? null;
  useEffect(() => {
    setLong(false);
    if (id === null) return;
    const asks = setInterval(() => void look(id), ASKED_EACH_MS);
    const long = setTimeout(() => setLong(true), WORD_AFTER_MS);
    return () => {
      clearInterval(asks);
      clearTimeout(long);
    };
  }, [id]);

  /** Sees to it that nothing is taken, or that it is given back. @returns whether it is so */
  async function callOff(of: Charging): Promise<boolean> {
    setEnding(true);
    setProblem(null);
    try {
      const { id: chargeId, ...what } = of;
      const standing = await client.payments.cancel.mutate({
        ...{ ...what, chargeId, storeId, basketId: state.basket.id },
        requestId: newId(),
      });
      if (standing.state === 'UNKNOWN' || standing.state === 'WAITING') setWaits('UNKNOWN');
      else if (charging) heard(of.id, standing);
      return standing.state === 'CANCELLED' || standing.state === 'REFUSED';
    } catch (failure) {
      setProblem(errorText(failure));
      return false;
    } finally {
      setEnding(false);
    }
  }
  return {
    charging,
    waits,
    problem,
    isEnding,
    /** Nobody said anything for long: the customer's phone may show that it was paid. */
    mayTakeWord: isLong,
    begin: (kind: ChargedKind, amountFen: number, code: string) => void begin(kind, amountFen, code),
    callOff,
    /** Whoever serves saw it on the customer's phone; what the provider says later is matched with it. */
    takeWord: () => charging && dispatch({ type: 'charged', id: charging.id, reference: '' }),
    forget: () => setProblem(null),
  };
}
