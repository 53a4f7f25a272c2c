'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/format';
import { type Discount, fixedPriceOf } from '@/server/sales/rules';
import { discountWayOf, saidDiscount } from './discount-rules';

/** A discount as people say it: 85 折, 15% off, ¥20.00 off, fixed ¥180.00. */
export function DiscountWords({ discount, wholeFen }: { discount: Discount; wholeFen: number }) {
  const t = useTranslations('sales.basket');
  const way = discountWayOf(useLocale());
  if (discount.kind === 'percent')
    return t('discountSaid', { said: saidDiscount(discount.basisPoints, way) });
  const fixedFen = fixedPriceOf(discount, wholeFen);
  return fixedFen === null
    ? t('discountAmount', { amount: formatMoney(discount.fen) })
    : t('fixedSaid', { amount: formatMoney(fixedFen) });
}
