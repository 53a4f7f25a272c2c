'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { approvalCovers, type BasketLine, priceOf } from '@/client/basket';
import { mulQuantity } from '@/lib/money';
import { milliToText } from '@/lib/quantity';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';

/** An approval that ends sooner than this is asked for anew, ms. */
const MARGIN_MS = 30_000;

export type PriceCheck =
  | { state: 'free' }
  | { state: 'checking' }
  | { state: 'needsApproval'; lineIds: string[] }
  | { state: 'failed'; error: unknown; again: () => void };

/**
 * Whether the basket may be sold at its prices. Only lines under their list price are asked about, once per payment, because
 * questions about floors are counted.
 */
export function usePriceCheck(): PriceCheck {
  const { settings, state } = useCounter();
  const trpc = useTRPC();
  const priced = priceOf(state.basket);
  const netOf = (line: BasketLine) => priced.lines[state.basket.lines.indexOf(line)]?.netFen ?? 0;
  const open = state.basket.lines.filter(
    (line) => isCut(line, netOf(line)) && !isApproved(line, netOf(line)),
  );
  const check = useMutation(trpc.sales.checkPrices.mutationOptions());
  const ask = () =>
    check.mutate({
      storeId: settings.store.id,
      lines: open.map((line) => ({
        lineId: line.id,
        productId: line.product.id,
        quantity: milliToText(line.quantityMilli),
        netFen: netOf(line),
      })),
    });
  const first = useRef<(() => void) | null>(ask);
  const hasOpen = open.length > 0;
  useEffect(() => {
    if (!hasOpen) return;
    // Once, when paying begins: a later change is another payment.
    first.current?.();
    first.current = null;
  }, [hasOpen]);
  if (open.length === 0) return { state: 'free' };
  if (check.isError) return { state: 'failed', error: check.error, again: ask };
  if (!check.data) return { state: 'checking' };
  const needed = new Set(check.data.filter(({ needsApproval }) => needsApproval).map(({ lineId }) => lineId));
  const lineIds = open.filter(({ id }) => needed.has(id)).map(({ id }) => id);
  return lineIds.length === 0 ? { state: 'free' } : { state: 'needsApproval', lineIds };
}

function isCut(line: BasketLine, netFen: number): boolean {
  return netFen < mulQuantity(line.product.listPriceFen, line.quantityMilli);
}

function isApproved(line: BasketLine, netFen: number): boolean {
  return approvalCovers(line, netFen) && (line.approval?.expiresAtMs ?? 0) - Date.now() > MARGIN_MS;
}
