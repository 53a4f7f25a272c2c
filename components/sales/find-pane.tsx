'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState, useSyncExternalStore } from 'react';
import type { CatalogueProduct } from '@/client/catalogue';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Roving } from '@/components/ui/roving';
import { SearchBox } from '@/components/ui/search-box';
import { useIsPhone } from '@/components/ui/use-media-query';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { ElsewhereSheet } from './elsewhere-sheet';
import { ProductTile } from './product-tile';
import { SessionNotice } from './session-notice';
import type { Selling } from './use-selling';

/** Search, categories, tiles. */
export function FindPane({ selling }: { selling: Selling }) {
  const t = useTranslations('sales.find');
  const { catalogue, settings, can } = useCounter();
  const shelf = useSyncExternalStore(catalogue.subscribe, catalogue.getSnapshot, catalogue.getSnapshot);
  const isPhone = useIsPhone();
  const [categoryId, setCategoryId] = useState<string | null>(null);
  const [asked, setAsked] = useState<CatalogueProduct | null>(null);
  const text = useDeferredValue(selling.search);
  // A scan of every product takes a millisecond: cheaper than remembering what it was of.
  const found = catalogue.search(text, categoryId);
  const onHand = useOnHand(settings.store.id, found.products, can('stock.onHand'));
  return (
    <section aria-label={t('title')} className="flex min-h-0 flex-1 flex-col gap-3 p-3 pb-0 sm:p-4 sm:pb-0">
      <SessionNotice />
      <SearchBox
        controlSize="lg"
        value={selling.search}
        onValueChange={selling.setSearch}
        onSubmit={(value) => selling.submit(value, categoryId)}
        placeholder={t(isPhone ? 'placeholderShort' : 'placeholder')}
        aria-label={t('placeholder')}
      />
      {selling.times === null ? null : (
        <Callout title={t('times', { quantity: selling.times })}>{t('timesHint')}</Callout>
      )}
      {selling.unknown === null ? null : (
        <Callout
          tone="late"
          title={t('unknown', { code: selling.unknown })}
          actions={
            <Button size="lg" onClick={selling.forgetUnknown}>
              {t('dismiss')}
            </Button>
          }
        >
          {t('unknownHint')}
        </Callout>
      )}
      <Categories chosenId={categoryId} onChoose={setCategoryId} categories={shelf.categories} />
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        {found.products.length > 0 ? (
          <Roving>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] gap-2 max-sm:grid-cols-2">
              {found.products.map((product) => (
                <ProductTile
                  key={product.id}
                  product={product}
                  onHand={onHand.get(product.id)}
                  onAdd={() => selling.add(product)}
                  onAsk={can('stock.onHand') ? () => setAsked(product) : undefined}
                />
              ))}
            </ul>
          </Roving>
        ) : (
          <Nothing state={shelf.state} searched={text !== ''} onRetry={() => catalogue.refresh()} />
        )}
        {found.more ? <p className="py-3 text-center text-ink-soft text-sm">{t('more')}</p> : null}
      </div>
      <ElsewhereSheet product={asked} onClose={() => setAsked(null)} />
    </section>
  );
}

/** What is on hand of the products in view; what the server does not name is none. */
function useOnHand(storeId: string, products: readonly CatalogueProduct[], enabled: boolean) {
  const trpc = useTRPC();
  const productIds = products.map(({ id }) => id);
  const levels = useQuery({
    ...trpc.stock.onHand.queryOptions({ storeId, productIds }),
    enabled: enabled && productIds.length > 0,
    staleTime: 20_000,
    placeholderData: (before) => before,
  });
  const map = new Map<string, string>();
  if (levels.data && !levels.isPlaceholderData) for (const id of productIds) map.set(id, '0');
  for (const { productId, onHand } of levels.data ?? []) map.set(productId, onHand);
  return map;
}

function Categories(props: {
  categories: readonly { id: string; name: string }[];
  chosenId: string | null;
  onChoose: (id: string | null) => void;
}) {
  const t = useTranslations('sales.find');
  if (props.categories.length === 0) return null;
  const chips = [{ id: null, name: t('allCategories') }, ...props.categories];
  return (
    <fieldset className="shrink-0" aria-label={t('categories')}>
      <Roving className="flex gap-2 overflow-x-auto py-0.5">
        {chips.map(({ id, name }) => (
          <button
            key={id ?? 'all'}
            type="button"
            aria-pressed={props.chosenId === id}
            onClick={() => props.onChoose(id)}
            className={cn(
              'focus-inset h-12 shrink-0 whitespace-nowrap rounded-md border px-4 text-base',
              props.chosenId === id
                ? 'border-transparent bg-accent-fill font-medium text-on-accent'
                : 'border-rule-strong bg-paper text-ink',
            )}
          >
            {name}
          </button>
        ))}
      </Roving>
    </fieldset>
  );
}

function Nothing(props: { state: 'loading' | 'ready' | 'failed'; searched: boolean; onRetry: () => void }) {
  const t = useTranslations('sales.find');
  if (props.state === 'loading') return <p className="p-6 text-center text-ink-soft">{t('loading')}</p>;
  if (props.state === 'failed')
    return (
      <EmptyState
        title={t('failed')}
        description={t('failedHint')}
        action={
          <Button size="lg" onClick={props.onRetry}>
            {t('retry')}
          </Button>
        }
      />
    );
  return <EmptyState title={t(props.searched ? 'nothing' : 'empty')} description={t('nothingHint')} />;
}
