'use client';

import { useTranslations } from 'next-intl';
import { priceOf } from '@/client/basket';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Unit } from '@/components/ui/unit';
import { formatMoney, formatQuantity } from '@/lib/format';
import { milliToText } from '@/lib/quantity';
import { useCounter } from './counter-context';
import { DiscountWords } from './discount-words';
import { PromotionWords } from './promotions/promotion-words';

/** What is being paid, to read out to the customer: nothing is changed here. */
export function PayLines() {
  const t = useTranslations('sales.basket');
  const { basket } = useCounter().state;
  const priced = priceOf(basket);
  return (
    <section aria-label={t('title')} className="flex min-h-0 flex-col rounded-md border border-rule bg-paper">
      <ul className="divide-y divide-rule lg:overflow-y-auto">
        {basket.lines.map((line, index) => {
          const figures = priced.lines[index];
          const quantity = milliToText(line.quantityMilli);
          return (
            <li key={line.id} className="flex min-h-12 items-center gap-3 px-3 py-1.5">
              <span className="min-w-0 flex-1">
                <span className="line-clamp-1 text-base">{line.product.name}</span>
                <span className="block text-ink-soft text-sm">
                  {[line.product.spec, line.product.code].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className="figures flex flex-col items-end text-ink-soft text-sm">
                <span className="whitespace-nowrap">
                  {formatMoney(line.unitPriceFen)} × {formatQuantity(quantity)}{' '}
                  <Unit of={line.product.unit} quantity={quantity} />
                </span>
                {line.discount ? (
                  <DiscountWords discount={line.discount} wholeFen={figures?.grossFen ?? 0} />
                ) : null}
                <PromotionWords line={line} />
                {line.handover === 'LATER' ? <Badge tone="warn">{t('later')}</Badge> : null}
              </span>
              <Amount fen={figures?.netFen ?? 0} className="min-w-24 text-right font-semibold" tone="plain" />
            </li>
          );
        })}
      </ul>
      <p className="figures flex flex-wrap justify-between gap-x-4 border-rule border-t px-3 py-2 text-ink-soft text-sm">
        <span>{t('count', { count: basket.lines.length })}</span>
        {basket.discount ? (
          <span>
            {t('whole')}{' '}
            <DiscountWords discount={basket.discount} wholeFen={priced.netFen + priced.basketDiscountFen} />
          </span>
        ) : null}
        {priced.discountFen > 0 ? (
          <span>
            {t('saved')} {formatMoney(priced.discountFen)}
          </span>
        ) : null}
      </p>
    </section>
  );
}
