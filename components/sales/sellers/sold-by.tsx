'use client';

import { useTranslations } from 'next-intl';
import type { BasketLine } from '@/client/basket';
import { Badge } from '@/components/ui/badge';
import { useCounter } from '../counter-context';

/** Whose sale it is, where it is not simply whoever rings it up. */
export function SoldBy({ line }: { line: BasketLine }) {
  const t = useTranslations('sales.sellers');
  const { settings, person, state } = useCounter();
  const sellers = line.sellers ?? state.basket.sellers ?? [];
  const [first] = sellers;
  if (!first || (sellers.length === 1 && first.personId === person.id)) return null;
  const nameOf = (personId: string) => settings.sellers.find(({ id }) => id === personId)?.name ?? '';
  const names = sellers.map(({ personId, shareBp }) =>
    sellers.length === 1 ? nameOf(personId) : t('share', { name: nameOf(personId), percent: shareBp / 100 }),
  );
  return <Badge>{names.join(t('comma'))}</Badge>;
}
