'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ProductPicker } from '@/components/stock/product-picker';

/** To the page of a product, where its card is written. */
export function PickProduct() {
  const t = useTranslations('training');
  const router = useRouter();
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium text-sm">{t('addForProduct')}</p>
      <ProductPicker alsoServices onPick={({ id }) => router.push(`/catalog/${id}`)} />
    </div>
  );
}
