'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { basketProduct } from '@/client/basket';
import { newId } from '@/client/new-id';
import { promotionsAtHand } from '@/client/promotions-at-hand';
import { serverNowMs } from '@/client/server-time';
import { Button } from '@/components/ui/button';
import { formatMoney } from '@/lib/format';
import { goodsCalled } from '@/lib/goods-name';
import { useCounter } from '../counter-context';
import { usePromotionsVersion } from './use-promotions';

/** One more piece that would complete a promotion, to be added by one tap. */
export function PromotionHint() {
  const t = useTranslations('sales.promotions');
  const { state, dispatch, catalogue } = useCounter();
  const version = usePromotionsVersion();
  const { basket } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for anew with what is known
  const next = useMemo(() => {
    const at = promotionsAtHand();
    if (!at || basket.lines.length === 0 || basket.promotedAtMs) return null;
    return at.engine.nextPieceOf(basket, at, serverNowMs(), (id) => catalogue.get(id));
  }, [basket.lines, basket.customer, basket.promotedAtMs, catalogue, version]);
  const product = next && (catalogue.get(next.productId) ?? null);
  if (!next || !product) return null;
  const add = () =>
    next.lineId === null
      ? dispatch({
          ...{ type: 'add', product: basketProduct(product), quantityMilli: 1000, lineId: newId() },
        })
      : dispatch({ type: 'step', lineId: next.lineId, byMilli: 1000 });
  return (
    <div className="flex items-center gap-3 border-rule border-b bg-accent-soft px-3 py-1">
      <p className="min-w-0 flex-1 text-sm">
        {t('more', {
          goods: goodsCalled(product),
          promotion: next.name,
          amount: formatMoney(next.savingFen),
        })}
      </p>
      <Button size="lg" className="shrink-0" onClick={add}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
    </div>
  );
}
