'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { BasketProduct } from '@/client/basket';
import { useUnit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { milliFromText, milliToText } from '@/lib/quantity';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { isOddQuantity } from './sanity-rules';

/** Longest a question waits to learn what is on hand, ms. */
const PATIENCE_MS = 800;

/** Asks once more about a quantity nobody would mean: what is on hand and twenty, as far as it can be known now. */
export function useAskQuantity(): (product: BasketProduct, quantityMilli: number) => Promise<boolean> {
  const t = useTranslations('sales.ask');
  const unitOf = useUnit();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { settings, can, ask } = useCounter();
  async function onHandOf(productId: string): Promise<number | null> {
    if (!can('stock.onHand') || !navigator.onLine) return null;
    const input = { storeId: settings.store.id, productIds: [productId] };
    const asked = queries
      .fetchQuery({ ...trpc.stock.onHand.queryOptions(input), staleTime: 20_000 })
      .then((levels) => milliFromText(levels[0]?.onHand ?? '0') ?? 0)
      .catch(() => null);
    const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
    return Promise.race([asked, late]);
  }
  return async (product, quantityMilli) => {
    // Whatever is there, this much is fine: most lines wait for nobody.
    if (!isOddQuantity(quantityMilli, null)) return true;
    const onHandMilli = await onHandOf(product.id);
    if (!isOddQuantity(quantityMilli, onHandMilli)) return true;
    const words = (milli: number) => formatQuantity(milliToText(milli));
    const quantity = words(quantityMilli);
    return ask({
      title: t('quantityTitle', {
        name: goodsName(product),
        quantity,
        unit: unitOf(product.unit, milliToText(quantityMilli)),
      }),
      description:
        onHandMilli === null
          ? t('quantityUnknown')
          : t('quantityHint', {
              onHand: `${words(onHandMilli)} ${unitOf(product.unit, milliToText(onHandMilli))}`,
            }),
      yes: t('quantityYes', { quantity }),
    });
  };
}
