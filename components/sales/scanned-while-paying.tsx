'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { basketProduct } from '@/client/basket';
import { newId } from '@/client/new-id';
import { multiplied } from '@/client/scan-buffer';
import { beep } from '@/client/sound';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { goodsName } from '@/lib/goods-name';
import { useCounter } from './counter-context';

/** A code that came while money is being taken: it is no money, and goes into the basket only when somebody says so. */
export function ScannedWhilePaying({ code, onDismiss }: { code: string; onDismiss: () => void }) {
  const t = useTranslations('sales.pay');
  const { catalogue, dispatch, show } = useCounter();
  const product = catalogue.find(multiplied(code).code);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per code
  useEffect(() => beep(product ? 'found' : 'unknown'), [code]);
  function add() {
    if (!product) return;
    dispatch({ type: 'add', product: basketProduct(product), quantityMilli: 1000, lineId: newId() });
    show({ name: 'sell' });
  }
  return (
    <Callout
      tone="warn"
      title={product ? t('scanned', { name: goodsName(product) }) : t('scannedUnknown', { code })}
      actions={
        <>
          {product ? (
            <Button size="lg" onClick={add}>
              {t('scannedAdd')}
            </Button>
          ) : null}
          <Button size="lg" variant="ghost" onClick={onDismiss}>
            {t('scannedDismiss')}
          </Button>
        </>
      }
    />
  );
}
