'use client';

import { CornerDownLeft, Delete } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PadKey } from '@/lib/number-pad';
import { cn } from './cn';

export type NumberPadProps = {
  /** Each press, once. Feed it to `applyPadKey` of number-pad-rules.ts. */
  onKey: (key: PadKey) => void;
  /** decimal: with a point; whole: without; pin: without, and without 00. */
  layout?: 'decimal' | 'whole' | 'pin' | undefined;
  /** The words of the big key at the foot, and its state. Without it there is no such key. */
  enterLabel?: ReactNode;
  enterDisabled?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Key height: sm 56 px, 48 px on a low screen, md 64 px, lg 80 px; fill: as high as there is room, 48 px at least. */
  size?: 'sm' | 'md' | 'lg' | 'fill' | undefined;
  'aria-label': string;
  className?: string | undefined;
};

const ROWS: readonly PadKey[] = ['7', '8', '9', '4', '5', '6', '1', '2', '3'];
const LAST_ROW: Record<'decimal' | 'whole' | 'pin', readonly PadKey[]> = {
  decimal: ['0', '.', 'back'],
  whole: ['0', '00', 'back'],
  pin: ['clear', '0', 'back'],
};

const HEIGHTS = {
  sm: 'h-14 [@media(max-height:56rem)]:h-12',
  md: 'h-16',
  lg: 'h-20',
  fill: 'min-h-12',
} as const;

/** Big keys under a thumb. Pressing one leaves the focus where it is, so a scanner and a field go on working. */
export function NumberPad({
  onKey,
  layout = 'decimal',
  enterLabel,
  enterDisabled = false,
  disabled = false,
  size = 'md',
  className,
  ...rest
}: NumberPadProps) {
  const t = useTranslations('common');
  const height = HEIGHTS[size];
  const faces: Partial<Record<PadKey, ReactNode>> = {
    back: <Delete aria-hidden className="size-6" />,
    clear: <span className="text-base">{t('clear')}</span>,
  };
  return (
    <fieldset
      {...rest}
      disabled={disabled}
      className={cn('grid min-w-60 grid-cols-3 gap-2', size === 'fill' && 'auto-rows-fr', className)}
    >
      {[...ROWS, ...LAST_ROW[layout]].map((key) => (
        <button
          key={key}
          type="button"
          aria-label={key === 'back' ? t('eraseDigit') : undefined}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onKey(key)}
          className={cn(keyClass, height)}
        >
          {faces[key] ?? key}
        </button>
      ))}
      {enterLabel ? (
        <button
          type="button"
          disabled={enterDisabled}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onKey('enter')}
          className={cn(
            keyClass,
            height,
            'col-span-3 gap-2 border-transparent bg-accent-fill font-semibold text-lg text-on-accent hover:bg-accent-fill-hover active:bg-accent-fill-hover disabled:bg-sunken',
          )}
        >
          <CornerDownLeft aria-hidden className="size-5" />
          {enterLabel}
        </button>
      ) : null}
    </fieldset>
  );
}

const keyClass =
  'figures flex select-none items-center justify-center rounded-md border border-rule-strong bg-paper text-2xl text-ink transition-transform duration-75 hover:bg-sunken active:scale-95 active:bg-accent-soft disabled:border-rule disabled:text-ink-faint';
