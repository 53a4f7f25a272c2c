'use client';

import { useQuery } from '@tanstack/react-query';
import { maskedNumber } from '@/lib/masked-number';
import { useTRPC } from '@/trpc/react';
import { useCounter } from '../counter-context';
import type { ReceiptData } from '../receipt-data';

/** The basket's customer as its receipt names them: a receipt is left lying about, so their number is never whole. */
export function useCustomerOnReceipt(): NonNullable<ReceiptData['customer']> | null {
  const trpc = useTRPC();
  const { state, customers: book, practice } = useCounter();
  const customerId = state.basket.customer?.id ?? '';
  const card = useQuery({
    ...trpc.customers.card.queryOptions({ customerId }),
    enabled: customerId !== '' && practice === null,
    staleTime: 60_000,
    retry: false,
  });
  if (customerId === '') return null;
  const kept = book.get(customerId);
  const name = card.data?.name ?? kept?.name;
  if (!name) return null;
  const shown = card.data?.numbers[0];
  return { name, maskedNumber: shown ? masked(shown) : (kept?.maskedNumber ?? null) };
}

function masked({ number, isMasked }: { number: string; isMasked: boolean }): string {
  if (isMasked) return number;
  const digits = number.replace(/[^+\d]/g, '');
  return maskedNumber(digits.startsWith('+') ? digits : `+86${digits}`);
}
