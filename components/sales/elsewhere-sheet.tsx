'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { CatalogueProduct } from '@/client/catalogue';
import { useErrorText } from '@/components/shell/use-error-text';
import { Callout } from '@/components/ui/callout';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { Unit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';

/** "We don't have it" is not an answer: which store has how many. */
export function ElsewhereSheet(props: { product: CatalogueProduct | null; onClose: () => void }) {
  const t = useTranslations('sales.elsewhere');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings } = useCounter();
  const { product } = props;
  const levels = useQuery({
    ...trpc.stock.onHandEverywhere.queryOptions({ productIds: product ? [product.id] : [] }),
    enabled: product !== null,
  });
  return (
    <Sheet open={product !== null} onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <SheetContent title={product ? `${goodsName(product)} · ${product.code}` : t('title')}>
        {levels.isError ? <Callout tone="late" title={errorText(levels.error)} /> : null}
        {levels.isPending && product ? <p className="text-ink-soft">{t('loading')}</p> : null}
        {levels.data?.length === 0 ? <p className="text-ink-soft">{t('nowhere')}</p> : null}
        <ul className="divide-y divide-rule">
          {levels.data?.map((level) => (
            <li key={level.storeId} className="flex min-h-14 items-center justify-between gap-3 text-base">
              <span>
                {level.storeName}
                {level.storeId === settings.store.id ? (
                  <span className="ml-2 text-ink-soft text-sm">{t('here')}</span>
                ) : null}
              </span>
              <span className="figures font-semibold">
                {formatQuantity(level.onHand)}{' '}
                {product ? <Unit of={product.unit} quantity={level.onHand} /> : null}
              </span>
            </li>
          ))}
        </ul>
      </SheetContent>
    </Sheet>
  );
}
