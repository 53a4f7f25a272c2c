'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '@/trpc/react';
import { useCounter } from '../counter-context';

/**
 * What the basket's customer pays as a member: as the tablet knows it at once, as the chain says as soon as somebody answers. What was paid
 * something of stays at its prices.
 */
export function useMemberLevel(): void {
  const trpc = useTRPC();
  const { settings, state, customers: book, dispatch, practice } = useCounter();
  const { customer, payment } = state.basket;
  const customerId = customer?.id ?? '';
  const card = useQuery({
    ...trpc.customers.card.queryOptions({ customerId }),
    enabled: customerId !== '' && !practice,
    staleTime: 60_000,
    retry: false,
  });
  const keptId = book.get(customerId)?.levelId;
  const kept = keptId === undefined ? undefined : (settings.levels.find(({ id }) => id === keptId) ?? null);
  // Undefined: nobody has said yet, and what the basket says holds.
  const level = card.data ? card.data.level : kept;
  const known = customer?.level ?? null;
  const isSame = known?.id === level?.id && known?.discountBp === level?.discountBp;
  const isDue = customerId !== '' && level !== undefined && !isSame && payment.tenders.length === 0;
  useEffect(() => {
    if (!isDue) return;
    const { id, discountBp } = level ?? {};
    dispatch({
      type: 'level',
      customerId,
      level: id === undefined || discountBp === undefined ? null : { id, discountBp },
    });
  }, [isDue, level, customerId, dispatch]);
}
