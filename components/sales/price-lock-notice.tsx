'use client';

import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** Why prices cannot be changed at this counter, and what opens them again. */
export function PriceLockNotice() {
  const t = useTranslations('sales.basket');
  return (
    <p role="note" className="flex items-start gap-2 text-ink-soft text-sm">
      <Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{t('priceLocked')}</span>
    </p>
  );
}
