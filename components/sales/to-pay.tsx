'use client';

import { useTranslations } from 'next-intl';
import { type Basket, priceOf } from '@/client/basket';
import { appliedTenders, paidBack } from '@/client/basket-exchange';
import { Amount } from '@/components/ui/amount';
import { sumFen } from '@/lib/money';
import { useCounter } from './counter-context';
import { payState } from './pay-rules';

/** What a press of the basket's button is for: to pay all of it, what is left, or only to finish. @param basket as it is paid then */
export function ToPay({ basket }: { basket: Basket }) {
  const t = useTranslations('sales.basket');
  const { settings } = useCounter();
  const { rounding } = basket.payment;
  const { netFen } = priceOf(basket);
  const applied = appliedTenders(basket.exchange, netFen);
  const tenders = [...applied, ...basket.payment.tenders];
  const limitFen = basket.exchange ? 0 : settings.store.roundingLimitFen;
  const { leftFen } = payState(netFen, tenders, { rounding, limitFen });
  const hasBegun = tenders.length > 0;
  const backFen = sumFen(paidBack(basket.exchange, netFen).map(({ amountFen }) => amountFen));
  if (backFen > 0)
    return (
      <>
        {t('giveBack')} <Amount fen={backFen} tone="plain" />
      </>
    );
  if (hasBegun && leftFen === 0) return t('payDone');
  return (
    <>
      {t(hasBegun ? 'payRest' : 'pay')} <Amount fen={hasBegun ? leftFen : netFen} tone="plain" />
    </>
  );
}
