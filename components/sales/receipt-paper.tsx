'use client';

import { useTranslations } from 'next-intl';
import { useCounter } from './counter-context';
import { type PaperProps, ReceiptSheet } from './receipt-sheet';

/** A receipt of this counter. One that was made in practice says so, above and below. */
export function ReceiptPaper(props: PaperProps) {
  const t = useTranslations('sales.practice');
  const { settings, practice } = useCounter();
  return <ReceiptSheet {...props} store={settings.store} mark={practice ? t('mark') : undefined} />;
}
