'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { SearchBox } from '@/components/ui/search-box';
import { useTRPC } from '@/trpc/react';

export interface PickedProduct {
  id: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
}

/** Finds products by scan, code, name or pinyin; Enter takes the first. The scanner stays in the box: one scan, one line. */
export function ProductPicker({ onPick }: { onPick: (product: PickedProduct) => void }) {
  const t = useTranslations('stock');
  const trpc = useTRPC();
  const [term, setTerm] = useState('');
  const wanted = term.trim();
  const found = useQuery({
    ...trpc.catalog.search.queryOptions({ term: wanted, take: 8 }),
    enabled: wanted.length > 0,
  });
  const rows = wanted.length > 0 ? (found.data ?? []) : [];

  function take(product: PickedProduct) {
    onPick(product);
    setTerm('');
  }

  return (
    <div className="flex flex-col gap-2">
      <SearchBox
        aria-label={t('findProduct')}
        placeholder={t('findProduct')}
        value={term}
        onValueChange={setTerm}
        loading={found.isFetching}
        onSubmit={async () => {
          const first = (await found.refetch()).data?.[0];
          if (first) take(first);
        }}
      />
      <ul aria-live="polite" className="flex flex-col divide-y divide-rule">
        {rows.map((product) => (
          <li key={product.id}>
            <Button
              variant="ghost"
              className="h-auto w-full justify-start py-2 text-left"
              onClick={() => take(product)}
            >
              <span className="min-w-0">
                {product.name} {product.spec}
                <span className="block text-ink-soft text-xs">{product.code}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {wanted.length > 0 && found.data?.length === 0 ? (
        <p className="text-alarm text-sm">{t('productUnknown', { term: wanted })}</p>
      ) : null}
    </div>
  );
}
