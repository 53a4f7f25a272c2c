'use client';

import { Layers } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Choice } from '@/client/model-shelf';
import { cn } from '@/components/ui/cn';
import { formatMoney } from '@/lib/format';
import { GoodsThumb } from '../goods-thumb';
import { useStockWords } from '../use-stock-words';

/** One model to press: its colours and sizes are chosen then. */
export function ModelTile(props: {
  choice: Choice;
  /** Of all its variants here; undefined where it is not known. */
  onHand: string | undefined;
  /** While the first page is arranged: whether it is on it. */
  pressed?: boolean | undefined;
  onPress: () => void;
}) {
  const t = useTranslations('sales.variants');
  const stockWords = useStockWords();
  const { model, variants, matched } = props.choice;
  const fens = matched.map(({ listPriceFen }) => listPriceFen);
  const [low, high] = [Math.min(...fens), Math.max(...fens)];
  const picture = (matched.find((one) => one.picture) ?? variants.find((one) => one.picture))?.picture;
  const isOut = Number(props.onHand ?? 1) <= 0;
  return (
    <li className="flex min-w-0 flex-col overflow-hidden rounded-md border border-rule bg-paper">
      <button
        type="button"
        aria-pressed={props.pressed}
        aria-haspopup={props.pressed === undefined ? 'dialog' : undefined}
        onClick={props.onPress}
        className="focus-inset flex min-h-24 flex-1 flex-col items-start gap-1 text-left active:bg-accent-soft aria-pressed:bg-accent-soft"
      >
        <span className="flex w-full flex-1 flex-col items-start gap-1 p-3">
          <GoodsThumb picture={picture} edge={240} className="mb-1 h-20 w-full" />
          <span className="line-clamp-2 font-medium text-base leading-snug">{model.name}</span>
          <span className="text-ink-soft text-xs">
            {model.code} · {t('count', { count: variants.length })}
          </span>
          <span className="figures mt-auto pt-1 font-semibold text-lg">
            {low === high ? formatMoney(low) : t('from', { low: formatMoney(low) })}
          </span>
        </span>
        <span
          className={cn(
            'flex h-12 w-full items-center justify-between gap-2 border-rule border-t px-3 text-sm',
            isOut ? 'font-medium text-alarm' : 'text-ink-soft',
          )}
        >
          {props.onHand === undefined ? (
            <span />
          ) : (
            <span className="truncate">{stockWords(props.onHand)}</span>
          )}
          <Layers aria-hidden className="size-4 shrink-0 text-ink-soft" />
        </span>
      </button>
    </li>
  );
}
