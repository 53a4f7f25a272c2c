'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type BasketProduct, basketProduct } from '@/client/basket';
import { newId } from '@/client/new-id';
import { temporaryItem } from '@/client/special-goods';
import { useCounter } from '../counter-context';

export type SpecialLines = ReturnType<typeof useSpecialLines>;

const ONE = 1000;

/**
 * Lines that are no product of a shelf: a delivery fee at the amount agreed, and a temporary item under a name of its own. Neither asks the
 * network. @param begin what was typed so far is used up @param tell what happened, for who cannot see it
 */
export function useSpecialLines({ begin, tell }: { begin: () => void; tell: (news: string) => void }) {
  const t = useTranslations('sales.special');
  const { catalogue, dispatch, settings, state, can } = useCounter();
  const [opened, open] = useState<'fee' | 'temporary' | null>(null);
  const { deliveryFee } = settings.store;
  const product = deliveryFee && catalogue.get(deliveryFee.productId);
  const fee = deliveryFee && product?.active ? { ...deliveryFee, product } : null;
  const already = fee && state.basket.lines.find((line) => line.product.id === fee.productId);

  function put(goods: BasketProduct) {
    begin();
    const priced = { unitPriceFen: goods.listPriceFen, overrideReason: '', discount: null };
    dispatch({ type: 'add', product: goods, quantityMilli: ONE, lineId: newId(), priced });
    tell(t('added', { name: goods.name }));
    open(null);
  }
  return {
    opened,
    open,
    close: () => open(null),
    /** The store's delivery fee; null: it has none, or this tablet does not know it yet. */
    fee,
    /** What the fee in the basket is, fen; null: there is none yet. */
    feeFen: already ? already.unitPriceFen : null,
    mayTemporary: can('sales.temporaryItem'),
    /** Once on a ticket: said again, it is the new amount. */
    addFee(amountFen: number) {
      if (!fee) return;
      if (already) dispatch({ type: 'remove', lineId: already.id });
      put({ ...basketProduct(fee.product), listPriceFen: amountFen, memberPriceFen: null });
    },
    addTemporary(of: { name: string; priceFen: number; taxRateBp: number }) {
      put(temporaryItem(of));
    },
    /** The rates of tax the shop's goods are sold at. */
    taxRates: () => {
      const rates = catalogue.taxRates();
      return rates.length > 0 ? rates : [1300];
    },
  };
}
