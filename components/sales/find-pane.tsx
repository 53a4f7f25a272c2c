'use client';

import { LayoutGrid } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState, useSyncExternalStore } from 'react';
import type { CatalogueProduct } from '@/client/catalogue';
import type { GoodsTile } from '@/client/model-shelf';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Roving } from '@/components/ui/roving';
import { SearchBox } from '@/components/ui/search-box';
import { useIsPhone } from '@/components/ui/use-media-query';
import { ArrangeBar, ArrangeTiles } from './arrange-tiles';
import { useCounter } from './counter-context';
import { ProductSheet } from './product-sheet';
import { ProductTile } from './product-tile';
import { SessionNotice } from './session-notice';
import { SpecialKeys } from './special/special-keys';
import { useFirstTiles } from './use-first-tiles';
import { nameOfTile, useOnHand } from './use-on-hand';
import type { Selling } from './use-selling';
import { focusSearch } from './use-shortcuts';
import { ModelTile } from './variants/model-tile';
import { OtherVariants } from './variants/other-variants';
import { VariantPicker } from './variants/variant-picker';

/** The store's own first page. */
const FIRST_PAGE = 'first';
/** It, everything (null), or a category. */
type Chosen = typeof FIRST_PAGE | null | (string & {});

/** Search, categories, tiles. */
export function FindPane({ selling }: { selling: Selling }) {
  const t = useTranslations('sales.find');
  const { catalogue, settings, can } = useCounter();
  const shelf = useSyncExternalStore(catalogue.subscribe, catalogue.getSnapshot, catalogue.getSnapshot);
  const isPhone = useIsPhone();
  const [chosen, setChosen] = useState<Chosen>(FIRST_PAGE);
  const tiles = useFirstTiles();
  const [asked, setAsked] = useState<CatalogueProduct | null>(null);
  const text = useDeferredValue(selling.search);
  // A scan of every product takes a millisecond: cheaper than remembering what it was of.
  const hasFirstPage = tiles.tiles.length > 0 || tiles.draft !== null;
  const onFirstPage = chosen === FIRST_PAGE && hasFirstPage && text === '';
  const categoryId = chosen === FIRST_PAGE ? null : chosen;
  const found = onFirstPage ? { tiles: tiles.tiles, more: false } : catalogue.searchTiles(text, categoryId);
  const isArranging = tiles.draft !== null;
  const inDraft = new Set(tiles.draft?.map(nameOfTile));
  const onHand = useOnHand(settings.store.id, found.tiles, can('stock.onHand'));
  const pressed = (tile: GoodsTile) => (isArranging ? inDraft.has(nameOfTile(tile)) : undefined);
  return (
    <section aria-label={t('title')} className="flex min-h-0 flex-1 flex-col gap-3 p-3 pb-0 sm:p-4 sm:pb-0">
      <SessionNotice />
      <div className="flex gap-2">
        {/* Before the search for the keys, so that Tab goes from it to the goods. */}
        <Roving className="order-last flex shrink-0 gap-2">
          <SpecialKeys special={selling.special} />
        </Roving>
        <SearchBox
          className="min-w-0 flex-1"
          controlSize="lg"
          value={selling.search}
          onValueChange={selling.setSearch}
          onSubmit={(value) => selling.submit(value, categoryId)}
          inputMode="search"
          placeholder={t(isPhone ? 'placeholderShort' : 'placeholder')}
          aria-label={t('placeholder')}
        />
      </div>
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
      <ArrangeBar tiles={tiles} />
      <Categories
        chosen={chosen === FIRST_PAGE && !hasFirstPage ? null : chosen}
        onChoose={setChosen}
        categories={shelf.categories}
        firstPage={hasFirstPage ? t(tiles.isArranged || isArranging ? 'firstPage' : 'bestSellers') : null}
      />
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        {text === '' && !isArranging ? <OtherVariants onChoose={selling.choose} /> : null}
        {onFirstPage && isArranging ? (
          <ArrangeTiles tiles={tiles} />
        ) : found.tiles.length > 0 ? (
          <Roving onLost={focusSearch}>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] gap-2 max-sm:grid-cols-2">
              {found.tiles.map((tile) =>
                tile.choice ? (
                  <ModelTile
                    key={tile.choice.model.id}
                    choice={tile.choice}
                    onHand={onHand.get(tile.choice.model.id)}
                    pressed={pressed(tile)}
                    onPress={() => (isArranging ? tiles.toggle(tile) : selling.choose(tile.choice))}
                  />
                ) : (
                  <ProductTile
                    key={tile.product.id}
                    product={tile.product}
                    onHand={onHand.get(tile.product.id)}
                    pressed={pressed(tile)}
                    onAdd={() => (isArranging ? tiles.toggle(tile) : selling.add(tile.product))}
                    onAsk={isArranging ? undefined : () => setAsked(tile.product)}
                  />
                ),
              )}
            </ul>
          </Roving>
        ) : (
          <Nothing state={shelf.state} searched={text !== ''} onRetry={() => catalogue.refresh()} />
        )}
        {onFirstPage && !isArranging && can('sales.arrangeTiles') ? (
          <Button size="lg" variant="ghost" className="mt-2" onClick={tiles.begin}>
            <LayoutGrid aria-hidden />
            {t('arrange')}
          </Button>
        ) : null}
        {found.more ? <p className="py-3 text-center text-ink-soft text-sm">{t('more')}</p> : null}
      </div>
      <ProductSheet product={asked} onClose={() => setAsked(null)} />
      <VariantPicker choice={selling.choice} onPick={selling.add} onClose={() => selling.choose(null)} />
    </section>
  );
}

function Categories(props: {
  categories: readonly { id: string; name: string }[];
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  /** What the first page is called; null: there is none. */
  firstPage: string | null;
}) {
  const t = useTranslations('sales.find');
  if (props.categories.length === 0) return null;
  const chips = [
    ...(props.firstPage === null ? [] : [{ id: FIRST_PAGE, name: props.firstPage }]),
    { id: null, name: t('allCategories') },
    ...props.categories,
  ];
  return (
    <fieldset className="shrink-0" aria-label={t('categories')}>
      <Roving className="flex gap-2 overflow-x-auto py-0.5">
        {chips.map(({ id, name }) => (
          <button
            key={id ?? 'all'}
            type="button"
            aria-pressed={props.chosen === id}
            onClick={() => props.onChoose(id)}
            className={cn(
              'focus-inset h-12 shrink-0 whitespace-nowrap rounded-md border px-4 text-base',
              props.chosen === id
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
