'use client';

import { LoaderCircle, Search, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useRef } from 'react';
import { cn } from './cn';
import { type ControlSize, controlClass } from './input';

export type SearchBoxProps = Omit<
  ComponentProps<'input'>,
  'size' | 'type' | 'value' | 'onChange' | 'onSubmit'
> & {
  value: string;
  onValueChange: (value: string) => void;
  /** Enter. */
  onSubmit?: ((value: string) => void) | undefined;
  loading?: boolean | undefined;
  controlSize?: ControlSize | undefined;
};

const PADDING: Record<ControlSize, string> = { md: 'pl-9 pr-9', lg: 'pl-11 pr-12', xl: 'pl-12 pr-14' };

/** Type to search; Escape or the cross empties it and keeps the focus. */
export function SearchBox({
  value,
  onValueChange,
  onSubmit,
  loading = false,
  controlSize = 'md',
  className,
  ...rest
}: SearchBoxProps) {
  const t = useTranslations('common');
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    onValueChange('');
    input.current?.focus();
  };
  const Icon = loading ? LoaderCircle : Search;
  return (
    <search className={cn('relative flex min-w-0 items-center', className)}>
      <Icon
        aria-hidden
        className={cn('pointer-events-none absolute left-3 size-4 text-ink-soft', loading && 'spinner')}
      />
      <input
        ref={input}
        type="search"
        aria-label={t('search')}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        placeholder={t('search')}
        {...rest}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          rest.onKeyDown?.(event);
          // While Chinese is being composed, Enter and Escape belong to the input method.
          if (event.defaultPrevented || event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') onSubmit?.(value);
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            clear();
          }
        }}
        className={controlClass(
          controlSize,
          cn('[&::-webkit-search-cancel-button]:appearance-none', PADDING[controlSize]),
        )}
      />
      {value === '' ? null : (
        <button
          type="button"
          aria-label={t('clear')}
          onClick={clear}
          className="absolute right-1 flex size-7 items-center justify-center rounded-sm text-ink-soft hover:text-ink pointer-coarse:size-11"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </search>
  );
}
