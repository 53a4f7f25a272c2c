'use client';

import { GripVertical, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { goodsCalled } from '@/lib/goods-name';
import { movedTo } from './tile-order';
import type { TileArrangement } from './use-first-tiles';

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** What is being done, and its ends. */
export function ArrangeBar({ tiles }: { tiles: TileArrangement }) {
  const t = useTranslations('sales.tiles');
  const errorText = useErrorText();
  if (tiles.draft === null) return null;
  const ids = tiles.draft.map(({ product }) => product.id);
  return (
    <Callout
      tone={tiles.error ? 'late' : 'info'}
      title={tiles.error ? errorText(tiles.error) : t('title')}
      actions={
        <>
          <Button size="lg" variant="primary" loading={tiles.isSaving} onClick={() => tiles.save(ids)}>
            {t('save')}
          </Button>
          <Button size="lg" disabled={tiles.isSaving} onClick={() => tiles.save([])}>
            {t('bestSellers')}
          </Button>
          <Button size="lg" variant="ghost" disabled={tiles.isSaving} onClick={tiles.cancel}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      {t('hint')}
    </Callout>
  );
}

/** The first page to be put in order: each tile is dragged by its handle, or moved by the arrow keys on it. */
export function ArrangeTiles({ tiles }: { tiles: TileArrangement }) {
  const t = useTranslations('sales.tiles');
  const draft = tiles.draft ?? [];
  const ids = draft.map(({ product }) => product.id);
  const [dragged, setDragged] = useState<string | null>(null);
  // Heard at the window: a tile that changes its place loses hold of the pointer.
  const moved = useEffectEvent((event: PointerEvent) => {
    if (dragged === null) return;
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-tile]');
    const place = over?.dataset.tile ? ids.indexOf(over.dataset.tile) : -1;
    if (place >= 0 && place !== ids.indexOf(dragged)) tiles.order(movedTo(ids, dragged, place));
  });
  const isDragging = dragged !== null;
  useEffect(() => {
    if (!isDragging) return;
    const end = () => setDragged(null);
    window.addEventListener('pointermove', moved);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      window.removeEventListener('pointermove', moved);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, [isDragging]);
  const step = (event: KeyboardEvent, id: string) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    tiles.order(movedTo(ids, id, ids.indexOf(id) + by));
  };
  if (draft.length === 0) return <p className="p-6 text-center text-ink-soft">{t('none')}</p>;
  return (
    <ol className="grid grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] gap-2 max-sm:grid-cols-2">
      {draft.map(({ product, choice }, index) => (
        <li
          key={product.id}
          data-tile={product.id}
          className={cn(
            'flex min-h-24 min-w-0 items-stretch rounded-md border bg-paper',
            dragged === product.id ? 'border-accent bg-accent-soft' : 'border-rule',
          )}
        >
          <button
            type="button"
            aria-label={t('move', {
              name: goodsCalled(choice?.model ?? product),
              place: index + 1,
              count: draft.length,
            })}
            onPointerDown={() => setDragged(product.id)}
            onKeyDown={(event) => step(event, product.id)}
            className="focus-inset flex w-12 shrink-0 cursor-grab touch-none items-center justify-center text-ink-soft active:cursor-grabbing"
          >
            <GripVertical aria-hidden className="size-5" />
          </button>
          <span className="min-w-0 flex-1 py-3">
            <span className="line-clamp-2 font-medium text-base leading-snug">
              {choice?.model.name ?? product.name}
            </span>
            <span className="block text-ink-soft text-xs">
              {choice?.model.code ?? [product.code, product.spec].filter(Boolean).join(' · ')}
            </span>
          </span>
          <button
            type="button"
            aria-label={t('remove', { name: goodsCalled(choice?.model ?? product) })}
            onClick={() => tiles.toggle({ product, choice })}
            className="focus-inset flex size-12 shrink-0 items-center justify-center text-ink-soft"
          >
            <X aria-hidden className="size-5" />
          </button>
        </li>
      ))}
    </ol>
  );
}
