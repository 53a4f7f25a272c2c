'use client';

import { Info } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { CatalogueProduct } from '@/client/catalogue';
import { Amount } from '@/components/ui/amount';
import { cn } from '@/components/ui/cn';
import { formatMoney } from '@/lib/format';
import { goodsCalled } from '@/lib/goods-name';
import { GoodsThumb } from './goods-thumb';
import { usePromotionPrice } from './promotions/use-promotions';
import { useStockWords } from './use-stock-words';

/** One product to press. Below it a small button of its own: its stock, and what there is to know of it. */
export function ProductTile(props: {
  product: CatalogueProduct;
  onHand: string | undefined;
  /** While the first page is arranged: whether it is on it. */
  pressed?: boolean | undefined;
  onAdd: () => void;
  onAsk: (() => void) | undefined;
}) {
  const { product, onHand } = props;
  return (
    <li className="flex min-w-0 flex-col overflow-hidden rounded-md border border-rule bg-paper">
      <button
        type="button"
        aria-pressed={props.pressed}
        onClick={props.onAdd}
        className="focus-inset flex min-h-24 flex-1 aria-pressed:bg-accent-soft flex-col items-start gap-1 p-3 text-left active:bg-accent-soft"
      >
        <GoodsThumb picture={product.picture} edge={240} className="mb-1 h-20 w-full" />
        <span className="line-clamp-2 font-medium text-base leading-snug">{product.name}</span>
        <span className="text-ink-soft text-xs">
          {[product.code, product.spec].filter(Boolean).join(' · ')}
        </span>
        <TilePrice product={product} />
      </button>
      {props.onAsk ? <Details onHand={onHand} product={product} onAsk={props.onAsk} /> : null}
    </li>
  );
}

/** What it costs now; by a promotion, beside what the list says. */
function TilePrice({ product }: { product: CatalogueProduct }) {
  const promotionFen = usePromotionPrice(product);
  return (
    <span className="mt-auto flex flex-wrap items-baseline gap-x-2 pt-1">
      <Amount fen={promotionFen ?? product.listPriceFen} className="font-semibold text-lg" />
      {promotionFen === null ? null : (
        <s className="figures text-ink-soft text-sm">{formatMoney(product.listPriceFen)}</s>
      )}
    </span>
  );
}

/** How many there are, where that is known: without a line it is not. */
function Details(props: { product: CatalogueProduct; onHand: string | undefined; onAsk: () => void }) {
  const t = useTranslations('sales.find');
  const { onHand } = props;
  const stockWords = useStockWords();
  const count = Number(onHand ?? 1);
  return (
    <button
      type="button"
      onClick={props.onAsk}
      className={cn(
        'focus-inset flex h-12 items-center justify-between gap-2 border-rule border-t px-3 text-sm',
        count <= 0 ? 'font-medium text-alarm' : 'text-ink-soft',
      )}
    >
      {onHand === undefined ? null : <span className="truncate">{stockWords(onHand)}</span>}
      <span className="flex shrink-0 items-center gap-1 text-ink-soft">
        <Info aria-hidden className="size-4" />
        {t('details')}
      </span>
      <span className="sr-only">{t('detailsOf', { name: goodsCalled(props.product) })}</span>
    </button>
  );
}
