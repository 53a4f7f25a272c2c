'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useReducer, useState } from 'react';
import type { Basket } from '@/client/basket';
import { limitQuestions } from '@/client/limit-check';
import { APPROVAL_MARGIN_MS } from '@/client/line-approval';
import { areMemberPrices, priceQuestions } from '@/client/price-check';
import { serverNowMs } from '@/client/server-time';
import { milliToText } from '@/lib/quantity';
import type { LimitedAct } from '@/server/limits/limit-rules';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { useOnline } from './use-online';

export type PriceCheck =
  | { state: 'free' }
  | { state: 'checking' }
  | { state: 'needsApproval'; lines: readonly LineToAllow[] }
  /** What whoever sells may not do, whoever allows it. */
  | { state: 'denied'; acts: readonly LimitedAct[] }
  /** Somebody has to allow it, and without a line nobody can. */
  | { state: 'nobodyToAsk' }
  | { state: 'failed'; error: unknown; again: () => void };

/** A line whose price somebody has to allow, and as what. */
export interface LineToAllow {
  lineId: string;
  kind: 'BELOW_FLOOR' | 'OVER_LIMIT';
}

/** Whether the basket may be sold at its prices, asking the server where it has to. */
export function usePriceCheck(): PriceCheck {
  const { settings, state, practice, limits } = useCounter();
  const isOnline = useOnline();
  const trpc = useTRPC();
  const [answers, setAnswers] = useState<ReadonlyMap<string, boolean>>(new Map());
  // Questions about floors are counted, and answer something: practice asks none.
  const { unasked, lineIds } = practice
    ? { unasked: [], lineIds: [] }
    : priceQuestions(state.basket, answers, serverNowMs());
  const limited = limitQuestions(state.basket, practice ? null : limits, serverNowMs());
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
  // Also when the line is there again: what was asked without one was never heard.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew with it
  useEffect(() => {
    if (question !== '') ask();
  }, [question, isOnline]);
  useWakeAtExpiry(state.basket);
  if (limited.denied.length > 0) return { state: 'denied', acts: limited.denied };
  if (limited.lineIds.length > 0 && !isOnline) return { state: 'nobodyToAsk' };
  if (unasked.length > 0 && !(check.isError && areMemberPrices(unasked))) {
    return check.isError ? { state: 'failed', error: check.error, again } : { state: 'checking' };
  }
  const lines = linesToAllow(state.basket, lineIds, limited.lineIds);
  return lines.length === 0 ? { state: 'free' } : { state: 'needsApproval', lines };
}

/** A word for a price below the floor covers what it is over somebody's limit too. */
function linesToAllow(
  basket: Basket,
  belowFloor: readonly string[],
  overLimit: readonly string[],
): LineToAllow[] {
  return basket.lines.flatMap(({ id, approval }): LineToAllow[] => {
    const wasOver = approval?.kind === 'OVER_LIMIT' && overLimit.includes(id);
    if (belowFloor.includes(id) && !wasOver) return [{ lineId: id, kind: 'BELOW_FLOOR' }];
    return overLimit.includes(id) ? [{ lineId: id, kind: 'OVER_LIMIT' }] : [];
  });
}

/** Draws anew when the next approval ends: nobody has to touch anything for that. */
export function useWakeAtExpiry({ lines }: Basket): void {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const ends = lines.flatMap(({ approval }) => (approval ? approval.expiresAtMs - APPROVAL_MARGIN_MS : []));
  const next = Math.min(...ends.filter((end) => end > serverNowMs()));
  useEffect(() => {
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(draw, next - serverNowMs() + 50);
    return () => clearTimeout(timer);
  }, [next]);
}
