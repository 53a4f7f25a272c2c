'use client';

import { useQuery } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BasketProduct } from '@/client/basket-shape';
import { useErrorText } from '@/components/shell/use-error-text';
import { CardWords } from '@/components/training/card-words';
import { Callout } from '@/components/ui/callout';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { goodsCalled, goodsName } from '@/lib/goods-name';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { LabelledTool } from './labelled-tool';
import { useOnline } from './use-online';

/** The line's product: what to say about it, its care and warranty. Asked of the server, and says so where the line is down. */
export function CardButton({ product }: { product: BasketProduct }) {
  const t = useTranslations('training');
  const [open, setOpen] = useState(false);
  return (
    <>
      <LabelledTool
        icon={BookOpen}
        label={t('cardShort')}
        name={t('cardTool', { name: goodsCalled(product) })}
        onClick={() => setOpen(true)}
      />
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetContent title={`${goodsName(product)} · ${t('card')}`}>
          {open ? <CardOf product={product} /> : null}
        </SheetContent>
      </Sheet>
    </>
  );
}

/** What is said of a product: of the line's, or of a tile's. */
export function CardOf({ product }: { product: Pick<BasketProduct, 'id'> }) {
  const t = useTranslations('training');
  const trpc = useTRPC();
  const { settings } = useCounter();
  const isOnline = useOnline();
  const errorText = useErrorText();
  const found = useQuery(
    trpc.training.card.queryOptions({ storeId: settings.store.id, productId: product.id }),
  );
  if (found.data) {
    const { card, isCategorys, category, ...prices } = found.data;
    if (!card) return <p className="text-ink-soft">{t('noCard')}</p>;
    return (
      <div className="flex flex-col gap-3">
        {isCategorys ? (
          <p className="text-ink-soft text-sm">{t('ofCategory', { name: category?.name ?? '' })}</p>
        ) : null}
        <CardWords card={card} prices={prices} />
      </div>
    );
  }
  if (found.isError)
    return <Callout tone="late" title={isOnline ? errorText(found.error) : t('cardOffline')} />;
  return <p className="text-ink-soft">{t('cardLoading')}</p>;
}
