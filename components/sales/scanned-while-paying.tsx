'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { basketProduct } from '@/client/basket';
import { newId } from '@/client/new-id';
import { goodsScanned } from '@/client/scale-goods';
import { multiplied } from '@/client/scan-buffer';
import { beep } from '@/client/sound';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { goodsName } from '@/lib/goods-name';
import { kindOfPaymentCode } from '@/lib/payment-code';
import { useCounter } from './counter-context';

/** A code that came while money is being taken: it is no money, and goes into the basket only when somebody says so. */
export function ScannedWhilePaying(props: {
  code: string;
  /** The money is whole: what is scanned now is the next customer's. */
  covered: boolean;
  onDismiss: () => void;
}) {
  const { code, covered, onDismiss } = props;
  const t = useTranslations('sales.pay');
  const { catalogue, dispatch, show, settings } = useCounter();
  const goods = goodsScanned(catalogue, multiplied(code).code, settings.store.scales);
  const product = goods?.product;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per code
  useEffect(() => beep(product ? 'found' : 'unknown'), [code]);
  function add() {
    if (!goods) return;
    dispatch({ type: 'add', ...goods, product: basketProduct(goods.product), lineId: newId() });
    show({ name: 'sell' });
  }
  function said() {
    if (product) return t(covered ? 'scannedNext' : 'scanned', { name: goodsName(product) });
    return kindOfPaymentCode(code) ? t('scannedPayment') : t('scannedUnknown', { code });
  }
  return (
    <Callout
      tone="warn"
      title={said()}
      actions={
        <>
          {product && !covered ? (
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
