'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTRPC } from '@/trpc/react';
import { useCounter } from '../counter-context';

/** A customer to choose from. */
export interface FoundCustomer {
  id: string;
  code: string;
  name: string;
  /** As much of it as whoever asks may see. */
  number: string | null;
  servedBy: string | null;
}

export interface FoundCustomers {
  customers: readonly FoundCustomer[];
  more: boolean;
  /** Nobody answers: only those this store knows. */
  onlyKnown: boolean;
  isLooking: boolean;
}

/** What is typed is looked up on the tablet at once, and in the chain as soon as somebody answers. */
export function useFoundCustomers(term: string): FoundCustomers {
  const trpc = useTRPC();
  const { customers: book } = useCounter();
  const asked = useDeferredValue(term.trim());
  const chain = useQuery({
    ...trpc.customers.find.queryOptions({ term: asked, take: 20 }),
    enabled: asked.length >= 2,
    staleTime: 30_000,
    // Beside the tablet's own answer: nobody waits for it.
    retry: false,
  });
  if (chain.data && !chain.isPlaceholderData)
    return {
      customers: chain.data.customers.map(({ id, code, name, numbers, servedBy }) => ({
        id,
        code,
        name,
        number: numbers[0]?.number ?? null,
        servedBy: servedBy?.name ?? null,
      })),
      more: chain.data.hasMore,
      onlyKnown: false,
      isLooking: false,
    };
  const known = asked === '' ? [] : book.search(asked);
  return {
    customers: known.map(({ id, code, name, maskedNumber }) => ({
      id,
      code,
      name,
      number: maskedNumber,
      servedBy: null,
    })),
    more: false,
    onlyKnown: chain.isError,
    isLooking: chain.isFetching,
  };
}
