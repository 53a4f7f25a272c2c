'use client';

import { Handshake } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BasketLine } from '@/client/basket';
import { goodsCalled } from '@/lib/goods-name';
import { useCounter } from '../counter-context';
import { LabelledTool } from '../labelled-tool';
import { SellerSheet } from './seller-sheet';

/** Whose sale a line is: a press says otherwise. */
export function SellerButton({ line }: { line: BasketLine }) {
  const t = useTranslations('sales.sellers');
  const { settings } = useCounter();
  const [open, setOpen] = useState(false);
  // Alone in the shop nobody else sells.
  if (settings.sellers.length < 2) return null;
  return (
    <>
      <LabelledTool
        icon={Handshake}
        label={t('title')}
        name={t('of', { name: goodsCalled(line.product) })}
        onClick={() => setOpen(true)}
      />
      {open ? <SellerSheet line={line} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
