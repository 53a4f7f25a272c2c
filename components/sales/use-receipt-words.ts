'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useUnit } from '@/components/ui/unit';
import { useShownNumber } from './practice/use-shown-number';
import type { ReceiptWords } from './receipt-on-paper';

/** The words of receipts in the reader's language. */
export function useReceiptWords(): ReceiptWords {
  const say = useTranslations('sales.receipt');
  const kinds = useTranslations('sales.pay.kinds');
  return {
    locale: useLocale(),
    say,
    tender: (kind) => (kinds.has(kind) ? kinds(kind) : kind),
    unit: useUnit(),
    number: useShownNumber(),
  };
}
