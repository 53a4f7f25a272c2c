'use client';

import { useTranslations } from 'next-intl';
import { type Basket, priceOf } from '@/client/basket';
import { Amount } from '@/components/ui/amount';
import { useCounter } from './counter-context';
import { payState } from './pay-rules';

/** What a press of the basket's button is for: to pay all of it, what is left, or only to finish. @param basket as it is paid then */
export function ToPay({ basket }: { basket: Basket }) {
  const t = useTranslations('sales.basket');
  const { settings } = useCounter();
  const { tenders, rounding } = basket.payment;
  const { netFen } = priceOf(basket);
  const { leftFen } = payState(netFen, tenders, { rounding, limitFen: settings.store.roundingLimitFen });
  const hasBegun = tenders.length > 0;
  if (hasBegun && leftFen === 0) return t('payDone');
  return (
    <>
      {t(hasBegun ? 'payRest' : 'pay')} <Amount fen={hasBegun ? leftFen : netFen} tone="plain" />
    </>
  );
}
