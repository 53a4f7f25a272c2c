'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { priceOf } from '@/client/basket';
import { newId } from '@/client/new-id';
import { useRequestId } from '@/components/shell/use-request-id';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { useGiveUpNumber } from './use-drop-basket';

/** How the basket at hand is put on hold. */
export interface Hold {
  busy: boolean;
  error: unknown;
  /** @throws what is said against it; then the basket stays at hand */
  hold: (label: string) => Promise<void>;
}

/** Puts the basket at hand on hold. */
export function useHold(): Hold {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const giveUp = useGiveUpNumber();
  const { settings, state, dispatch } = useCounter();
  const { basket } = state;
  const request = useRequestId();
  const hold = useMutation(
    trpc.sales.hold.mutationOptions({
      // After a lost answer the list tells whether it was put away.
      onSettled: () => void queries.invalidateQueries({ queryKey: trpc.sales.held.queryKey() }),
    }),
  );
  return {
    busy: hold.isPending,
    error: hold.error,
    /** @throws what the server refuses with; then the basket stays at hand */
    async hold(label: string): Promise<void> {
      const content = {
        storeId: settings.store.id,
        label,
        totalFen: priceOf(basket).netFen,
        basket: { ...basket },
      };
      await hold.mutateAsync({ ...content, requestId: request.of(content) });
      request.done();
      giveUp(basket);
      // Only what was put away leaves the counter: meanwhile it may have been sold, or the next basket begun.
      dispatch({ type: 'putAway', basket, basketId: newId() });
    },
  };
}
