'use client';

import { Layers } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type BasketLine, basketProduct } from '@/client/basket';
import { newId } from '@/client/new-id';
import { goodsCalled } from '@/lib/goods-name';
import { useCounter } from '../counter-context';
import { LabelledTool } from '../labelled-tool';
import { VariantPicker } from './variant-picker';

/** Another colour or size for a line of the basket: as many, and with its note. */
export function SwapButton({ line }: { line: BasketLine }) {
  const t = useTranslations('sales.variants');
  const { catalogue, dispatch } = useCounter();
  const [open, setOpen] = useState(false);
  const choice = catalogue.choiceOf(line.product.id);
  if (!choice) return null;
  return (
    <>
      <LabelledTool
        icon={Layers}
        label={t('swapShort')}
        name={t('swapTool', { name: goodsCalled(line.product) })}
        onClick={() => setOpen(true)}
      />
      <VariantPicker
        choice={open ? choice : null}
        instead={catalogue.get(line.product.id)}
        onClose={() => setOpen(false)}
        onPick={(product) => {
          setOpen(false);
          dispatch({ type: 'swap', lineId: line.id, product: basketProduct(product), newLineId: newId() });
        }}
      />
    </>
  );
}
