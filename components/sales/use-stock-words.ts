'use client';

import { useTranslations } from 'next-intl';
import { formatQuantity } from '@/lib/format';

/** From this many on hand it is just said that there is enough. */
const FEW = 3;

/** What is on hand, in words. */
export function useStockWords(): (onHand: string) => string {
  const t = useTranslations('sales.find');
  return (onHand) => {
    const count = Number(onHand);
    const words = count < 0 ? 'negative' : count === 0 ? 'out' : count < FEW ? 'few' : 'inStock';
    return t(words, { quantity: formatQuantity(onHand.replace('-', '')) });
  };
}
