'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { CatalogueProduct } from '@/client/catalogue';
import { isHandedOver } from '@/client/special-goods';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Callout } from '@/components/ui/callout';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { Unit } from '@/components/ui/unit';
import { formatMoney, formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { useTRPC } from '@/trpc/react';
import { CardOf } from './card-sheet';
import { useCounter } from './counter-context';
import { usePromotionNames, usePromotionPrice } from './promotions/use-promotions';
import { useOnline } from './use-online';

/** What there is to know of a product before it is in the basket: what to say of it, and which store has how many. */
export function ProductSheet(props: { product: CatalogueProduct | null; onClose: () => void }) {
  const words = useTranslations('training');
  const { can } = useCounter();
  const { product } = props;
  return (
    <Sheet open={product !== null} onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <SheetContent title={product ? `${goodsName(product)} · ${product.code}` : words('card')}>
        {product ? (
          <div className="flex flex-col gap-6">
            <Promoted product={product} />
            <section className="flex flex-col gap-2">
              <h3 className="font-medium">{words('card')}</h3>
              <CardOf product={product} />
            </section>
            {can('stock.onHand') && isHandedOver(product) ? <Elsewhere product={product} /> : null}
          </div>
        ) : null}
      </SheetContent>
    </Sheet>
  );
}

/** What is given off it now, and by what name. */
function Promoted({ product }: { product: CatalogueProduct }) {
  const t = useTranslations('sales.promotions');
  const priceFen = usePromotionPrice(product);
  const names = usePromotionNames(product);
  if (names.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-medium">{t('now')}</h3>
      <ul>
        {[...new Set(names)].map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      {priceFen === null ? null : (
        <p className="flex items-baseline gap-2">
          {t('price')} <Amount fen={priceFen} className="font-semibold text-lg" tone="plain" />
          <s className="figures text-ink-soft text-sm">{formatMoney(product.listPriceFen)}</s>
        </p>
      )}
    </section>
  );
}

/** "We don't have it" is not an answer: which store has how many. */
function Elsewhere({ product }: { product: CatalogueProduct }) {
  const t = useTranslations('sales.elsewhere');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings } = useCounter();
  const isOnline = useOnline();
  const levels = useQuery(trpc.stock.onHandEverywhere.queryOptions({ productIds: [product.id] }));
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium">{t('title')}</h3>
      {levels.isError ? (
        <Callout tone="late" title={isOnline ? errorText(levels.error) : t('offline')} />
      ) : null}
      {levels.isPending ? <p className="text-ink-soft">{t('loading')}</p> : null}
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
              {formatQuantity(level.onHand)} <Unit of={product.unit} quantity={level.onHand} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
