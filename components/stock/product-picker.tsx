'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { multiplied, multiplierOf } from '@/client/scan-buffer';
import { Button } from '@/components/ui/button';
import { SearchBox } from '@/components/ui/search-box';
import { goodsName } from '@/lib/goods-name';
import type { ProductRow } from '@/server/catalog/search-products';
import { useTRPC } from '@/trpc/react';

/** Its decimals are left out where a line was kept before they were known. */
export type PickedProduct = Pick<ProductRow, 'id' | 'code' | 'name' | 'spec' | 'unit'> &
  Partial<Pick<ProductRow, 'decimals' | 'picture'>>;

/**
 * Finds products by scan, code, name or pinyin; Enter takes the first. The scanner stays in the box: one scan, one line. `5*`
 * before the code or word is five of it.
 */
export function ProductPicker({
  onPick,
  alsoServices = false,
}: {
  onPick: (product: PickedProduct, times?: number) => void;
  /** Where it is not about a stock. */
  alsoServices?: boolean;
}) {
  const t = useTranslations('stock');
  const trpc = useTRPC();
  const [term, setTerm] = useState('');
  const { times, code: wanted } = multiplied(term);
  // `5*` alone waits for what comes next.
  const fraction = /^\s*(\d*\.\d+)\*/.exec(term.normalize('NFKC'))?.[1] ?? null;
  const enabled = wanted.length > 0 && fraction === null && multiplierOf(wanted) === null;
  const found = useQuery({
    ...trpc.catalog.search.queryOptions({
      term: wanted,
      take: 8,
      ...(alsoServices ? {} : { kind: 'GOODS' as const }),
    }),
    enabled,
  });
  const rows = enabled ? (found.data ?? []) : [];

  function take(product: PickedProduct) {
    onPick(product, Number(times ?? 1));
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
          if (!enabled) return;
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
                {goodsName(product)}
                <span className="block text-ink-soft text-xs">{product.code}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {fraction ? <p className="text-alarm text-sm">{t('timesWhole', { times: fraction })}</p> : null}
      {enabled && !fraction && found.data?.length === 0 ? (
        <p className="text-alarm text-sm">{t('productUnknown', { term: wanted })}</p>
      ) : null}
    </div>
  );
}
