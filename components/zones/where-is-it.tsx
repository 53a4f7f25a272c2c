'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { useScanGoods } from '@/components/stock/use-scan-goods';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { goodsName } from '@/lib/goods-name';
import { useTRPC } from '@/trpc/react';

/** Where a product stands in the store: scan it or look for it. */
export function WhereIsIt({ storeId }: { storeId: string }) {
  const t = useTranslations('zones');
  const [product, setProduct] = useState<PickedProduct | null>(null);
  const scans = useScanGoods(storeId, setProduct);
  return (
    <div className="flex flex-col gap-2">
      {product ? (
        <div className="flex items-center gap-2">
          <p className="min-w-0 flex-1 font-medium">
            {goodsName(product)}
            <span className="block font-normal text-ink-soft text-xs">{product.code}</span>
          </p>
          <Button size="lg" onClick={() => setProduct(null)}>
            {t('where.other')}
          </Button>
        </div>
      ) : (
        <ProductPicker onPick={setProduct} />
      )}
      {scans.unknown ? (
        <p role="status" className="text-alarm text-sm">
          {t('plan.unknownCode', { code: scans.unknown })}
        </p>
      ) : null}
      {product ? <PlacesOfProduct storeId={storeId} productId={product.id} /> : null}
    </div>
  );
}

/** The zones and shelves of a store where a product stands or is sold from, and who answers for them. */
export function PlacesOfProduct({ storeId, productId }: { storeId: string; productId: string }) {
  const t = useTranslations('zones');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const places = useQuery(trpc.stock.placesOfProduct.queryOptions({ storeId, productId }));
  return (
    <>
      {places.error ? <Callout tone="late" title={errorText(places.error)} /> : null}
      {places.data ? (
        <ul aria-live="polite" className="divide-y divide-rule rounded-md border border-rule bg-paper">
          {places.data.length === 0 ? (
            <li className="p-3 text-ink-soft text-sm">{t('where.nowhere')}</li>
          ) : null}
          {places.data.map((place) => (
            <li key={place.zoneId} className="flex flex-col gap-1 p-3">
              <p className="flex flex-wrap items-center gap-2">
                <span className="figures text-ink-soft">{place.zoneCode}</span>
                <span className="font-medium">{place.zone}</span>
                {place.selling ? <Badge>{t('where.selling')}</Badge> : null}
                {place.stands ? <Badge tone="ok">{t('where.stands')}</Badge> : null}
              </p>
              {place.shelves.length > 0 ? (
                <p>
                  {place.shelves
                    .map(({ code, name }) => [t('plan.shelf', { code }), name].filter(Boolean).join(' '))
                    .join(t('comma'))}
                </p>
              ) : null}
              <p className="text-ink-soft text-sm">
                {place.owner ? t('where.owner', { name: place.owner }) : t('where.noOwner')}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
