'use client';

import { useQuery } from '@tanstack/react-query';
import type { BasketCustomer } from '@/client/basket';
import { useTRPC } from '@/trpc/react';
import { useCounter } from '../counter-context';

/** A customer as the counter names them: what the tablet knows at once, the chain's word as soon as somebody answers. */
export function useCustomerNamed(customer: BasketCustomer) {
  const trpc = useTRPC();
  const { customers: book, settings } = useCounter();
  const card = useQuery({
    ...trpc.customers.card.queryOptions({ customerId: customer.id }),
    staleTime: 60_000,
    retry: false,
  });
  const kept = book.get(customer.id);
  const keptLevel = settings.levels.find(({ id }) => id === kept?.levelId)?.name ?? null;
  return {
    name: card.data?.name ?? kept?.name ?? customer.code,
    number: card.data?.numbers[0]?.number ?? kept?.maskedNumber ?? null,
    servedBy: card.data?.servedBy?.name ?? null,
    level: card.data ? (card.data.level?.name ?? null) : keptLevel,
    tags: card.data?.tags ?? [],
    /** Nobody answers: what stands here is what the tablet knew. */
    isOld: card.isError,
  };
}
