'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useTRPC } from '@/trpc/react';

interface Props {
  customerId: string;
  onChoose: (customer: { id: string; code: string }) => void;
}

/** The customer whose number it is already: very likely who stands here. */
export function TakenBy({ customerId, onChoose }: Props) {
  const t = useTranslations('sales.customer');
  const trpc = useTRPC();
  const { data: card } = useQuery(trpc.customers.card.queryOptions({ customerId }));
  if (!card) return null;
  return <Button onClick={() => onChoose(card)}>{t('useThem', { name: card.name })}</Button>;
}
