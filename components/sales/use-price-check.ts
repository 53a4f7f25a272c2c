'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useReducer, useState } from 'react';
import { type Basket, type BasketLine, priceOf } from '@/client/basket';
import { APPROVAL_MARGIN_MS, approvalCovers, approvalHolds } from '@/client/line-approval';
import { mulQuantity } from '@/lib/money';
import { milliToText } from '@/lib/quantity';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';

export type PriceCheck =
  | { state: 'free' }
  | { state: 'checking' }
  | { state: 'needsApproval'; lineIds: string[] }
  | { state: 'failed'; error: unknown; again: () => void };

interface PricedBasketLine {
  line: BasketLine;
  netFen: number;
  /** Of one line at one price: what is asked about once, because questions about floors are counted. */
  key: string;
}

/**
 * Whether the basket may be sold at its prices. Only lines under their list price are asked about, each price once. A line whose
 * approval ran out meanwhile needs another one; nobody has to be asked whether it does.
 */
export function usePriceCheck(): PriceCheck {
  const { settings, state } = useCounter();
  const trpc = useTRPC();
  const [answers, setAnswers] = useState<ReadonlyMap<string, boolean>>(new Map());
  const cut = cutLines(state.basket).filter(({ line, netFen }) => !approvalHolds(line, netFen, Date.now()));
  const ranOut = cut.filter(({ line, netFen }) => approvalCovers(line, netFen));
  const unasked = cut.filter((one) => !ranOut.includes(one) && !answers.has(one.key));
  const check = useMutation(trpc.sales.checkPrices.mutationOptions());
  const again = () => {
    if (unasked.length === 0) return;
    const asked = unasked;
    const lines = asked.map(({ line, netFen }) => ({
      lineId: line.id,
      productId: line.product.id,
      quantity: milliToText(line.quantityMilli),
      netFen,
    }));
    check.mutate(
      { storeId: settings.store.id, lines },
      {
        onSuccess: (said) => {
          const needs = new Set(said.flatMap(({ lineId, needsApproval }) => (needsApproval ? lineId : [])));
          const news = asked.map(({ key, line }): [string, boolean] => [key, needs.has(line.id)]);
          setAnswers((before) => new Map([...before, ...news]));
        },
      },
    );
  };
  const ask = useEffectEvent(again);
  const question = unasked.map(({ key }) => key).join();
  useEffect(() => {
    if (question !== '') ask();
  }, [question]);
  useWakeAtExpiry(state.basket);
  if (unasked.length > 0) {
    return check.isError ? { state: 'failed', error: check.error, again } : { state: 'checking' };
  }
  const lineIds = cut
    .filter((one) => ranOut.includes(one) || answers.get(one.key) === true)
    .map(({ line }) => line.id);
  return lineIds.length === 0 ? { state: 'free' } : { state: 'needsApproval', lineIds };
}

function cutLines(basket: Basket): PricedBasketLine[] {
  const priced = priceOf(basket);
  return basket.lines.flatMap((line, index) => {
    const netFen = priced.lines[index]?.netFen ?? 0;
    const isCut = netFen < mulQuantity(line.product.listPriceFen, line.quantityMilli);
    return isCut ? [{ line, netFen, key: `${line.id} ${line.quantityMilli} ${netFen}` }] : [];
  });
}

/** Draws anew when the next approval ends: nobody has to touch anything for that. */
export function useWakeAtExpiry({ lines }: Basket): void {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const ends = lines.flatMap(({ approval }) => (approval ? approval.expiresAtMs - APPROVAL_MARGIN_MS : []));
  const next = Math.min(...ends.filter((end) => end > Date.now()));
  useEffect(() => {
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(draw, next - Date.now() + 50);
    return () => clearTimeout(timer);
  }, [next]);
}
