'use client';

import { useTranslations } from 'next-intl';
import { basketProduct } from '@/client/basket';
import type { CatalogueProduct } from '@/client/catalogue';
import { newId } from '@/client/new-id';
import { type LabelledGoods, labelledGoods } from '@/client/scale-goods';
import { beep } from '@/client/sound';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { fitsDecimals, milliFromText, milliToText } from '@/lib/quantity';
import { useCounter } from './counter-context';
import { useAskQuantity } from './use-ask-quantity';

/**
 * Goods into the basket, so many as was typed or as a scale's label says. @param begin what was typed so far is used up
 * @param tell what happened, for who cannot see it
 */
export function usePutGoods({ begin, tell }: { begin: () => void; tell: (news: string) => void }) {
  const t = useTranslations('sales.find');
  const { catalogue, dispatch, settings } = useCounter();
  const askQuantity = useAskQuantity();

  async function put({ product, quantityMilli, priced }: LabelledGoods) {
    const line = basketProduct(product);
    begin();
    if (!(await askQuantity(line, quantityMilli))) return;
    dispatch({ type: 'add', product: line, quantityMilli, lineId: newId(), priced });
    tell(t('added', { name: goodsName(product), quantity: formatQuantity(milliToText(quantityMilli)) }));
  }
  return {
    async add(product: CatalogueProduct, how: string | null) {
      const asked = how === null ? 1000 : (milliFromText(how) ?? 1000);
      const quantityMilli = fitsDecimals(asked, product.decimals) && asked > 0 ? asked : 1000;
      await put({ product, quantityMilli });
    },
    /** The label of a scale says how much by itself. @returns false: it is none */
    addLabelled(code: string): boolean {
      const labelled = labelledGoods(catalogue, code, settings.store.scales);
      if (!labelled) return false;
      beep('found');
      void put(labelled);
      return true;
    },
  };
}
