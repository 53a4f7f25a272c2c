'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';

/** The way into the palette for whoever knows no keys: a field to look at, or a glass alone where room is short. */
export function PaletteButton({ compact, onOpen }: { compact: boolean; onOpen: () => void }) {
  const t = useTranslations('palette');
  if (compact)
    return (
      <button
        type="button"
        aria-label={t('open')}
        title={t('open')}
        onClick={onOpen}
        className={buttonClass({ variant: 'ghost', square: true, className: 'max-lg:size-12' })}
      >
        <Search aria-hidden />
      </button>
    );
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K /"
      onClick={onOpen}
      className="focus-inset flex h-9 w-full items-center gap-2.5 rounded-md border border-rule bg-paper px-2.5 text-left text-ink-soft text-sm hover:bg-sunken hover:text-ink pointer-coarse:h-12"
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate">{t('open')}</span>
      <kbd className="rounded-sm border border-rule bg-sunken px-1 font-sans text-xs">Ctrl K</kbd>
    </button>
  );
}
