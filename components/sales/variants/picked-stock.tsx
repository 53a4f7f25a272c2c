'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { CatalogueProduct } from '@/client/catalogue';
import { cn } from '@/components/ui/cn';
import { Unit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { useTRPC } from '@/trpc/react';
import { useCounter } from '../counter-context';
import { useStockWords } from '../use-stock-words';

/** How many of the chosen one stand here; where none does, which store has some. It is sold all the same. */
export function PickedStock({ product, onHand }: { product: CatalogueProduct; onHand: string | undefined }) {
  const t = useTranslations('sales.variants');
  const { can } = useCounter();
  const stockWords = useStockWords();
  if (!can('stock.onHand')) return null;
  if (onHand === undefined) return <p className="text-ink-soft">{t('stockUnknown')}</p>;
  const isOut = Number(onHand) <= 0;
  return (
    <section className="flex flex-col gap-2 border-rule border-t pt-3">
      <p role="status" className={cn('font-medium', isOut && 'text-alarm')}>
        {t('here', { stock: stockWords(onHand) })}
      </p>
      {isOut ? <Elsewhere product={product} /> : null}
    </section>
  );
}

function Elsewhere({ product }: { product: CatalogueProduct }) {
  const t = useTranslations('sales.elsewhere');
  const { settings } = useCounter();
  const trpc = useTRPC();
  const levels = useQuery(trpc.stock.onHandEverywhere.queryOptions({ productIds: [product.id] }));
  if (levels.isError) return <p className="text-ink-soft">{t('offline')}</p>;
  if (!levels.data) return <p className="text-ink-soft">{t('loading')}</p>;
  const others = levels.data.filter(
    ({ storeId, onHand }) => storeId !== settings.store.id && Number(onHand) > 0,
  );
  if (others.length === 0) return <p className="text-ink-soft">{t('nowhere')}</p>;
  return (
    <ul className="divide-y divide-rule">
      {others.map(({ storeId, storeName, onHand }) => (
        <li key={storeId} className="flex min-h-12 items-center justify-between gap-3">
          <span>{storeName}</span>
          <span className="figures font-semibold">
            {formatQuantity(onHand)} <Unit of={product.unit} quantity={onHand} />
          </span>
        </li>
      ))}
    </ul>
  );
}
