'use client';

import { SlidersHorizontal, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { DateInput } from './date-input';
import { SearchBox } from './search-box';
import { Select, type SelectOption } from './select';
import { useUrlParams } from './use-url-params';

export type FilterBarProps = {
  /** The address parameters these filters use; "clear filters" empties exactly them. */
  params: readonly string[];
  className?: string | undefined;
  children: ReactNode;
};

/**
 * A row of filters whose state is the address, so that a view can be sent, kept and come back to. On a phone the first search box
 * stands alone with what narrows the list, and more than two others open at a press that says how many do: rows come before their
 * filters, and none of them narrows the list unseen.
 */
export function FilterBar({ params, className, children }: FilterBarProps) {
  const t = useTranslations('common');
  const { get, set } = useUrlParams();
  const [open, setOpen] = useState(false);
  const active = params.filter((param) => get(param) !== '').length;
  return (
    <div
      className={cn('filter-bar flex flex-wrap items-center gap-2 print:hidden', className)}
      data-open={open ? '' : undefined}
    >
      <Button
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="filter-stays filter-toggle sm:hidden"
      >
        <SlidersHorizontal aria-hidden />
        {active > 0 ? `${t('filters')} · ${active}` : t('filters')}
      </Button>
      {children}
      {active > 0 ? (
        <Button
          variant="ghost"
          className="filter-clear"
          onClick={() => set(Object.fromEntries(params.map((param) => [param, ''])))}
        >
          <X aria-hidden />
          {t('clearFilters')}
        </Button>
      ) : null}
    </div>
  );
}

type FilterProps = { param: string; label: string; className?: string | undefined };

/** Words to search for; the address follows a quarter of a second after the last key. */
export function FilterSearch({ param, label, className }: FilterProps) {
  const { get, set, pending } = useUrlParams();
  const inAddress = get(param);
  const [typed, setTyped] = useState(inAddress);
  const sent = useRef(inAddress);

  useEffect(() => {
    // The address changed by itself (back button, cleared filters): it wins over what was typed.
    if (inAddress !== sent.current) {
      sent.current = inAddress;
      setTyped(inAddress);
    }
  }, [inAddress]);

  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      // The first word is a step of its own; what is typed on belongs to it.
      const step = sent.current === '' ? 'new' : 'same';
      sent.current = typed;
      set({ [param]: typed }, step);
    }, 250);
    return () => clearTimeout(timer);
  }, [typed, param, set]);

  return (
    <SearchBox
      aria-label={label}
      placeholder={label}
      value={typed}
      onValueChange={setTyped}
      loading={pending}
      className={cn('filter-stays w-full sm:w-64', inAddress !== '' && 'filter-active', className)}
    />
  );
}

/** One of a list; the empty value means all. */
export function FilterSelect({
  param,
  label,
  options,
  allLabel,
  className,
}: FilterProps & { options: readonly SelectOption[]; allLabel?: string | undefined }) {
  const t = useTranslations('common');
  const { get, set } = useUrlParams();
  return (
    <Select
      aria-label={label}
      placeholder={allLabel ?? `${label} · ${t('all')}`}
      options={options}
      value={get(param)}
      onChange={({ target }) => set({ [param]: target.value })}
      className={cn('max-sm:min-w-32 max-sm:flex-1 sm:w-44', get(param) !== '' && 'filter-active', className)}
    />
  );
}

/** A day. @param fallback what the list goes by where the address has none */
export function FilterDate({
  param,
  label,
  fallback = '',
  className,
}: FilterProps & { fallback?: string | undefined }) {
  const { get, set } = useUrlParams();
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={cn(
        'flex items-center gap-2 text-ink-soft text-sm max-sm:basis-full',
        get(param) !== '' && 'filter-active',
        className,
      )}
    >
      {label}
      <DateInput
        id={id}
        value={get(param) || fallback}
        onValueChange={(day) => set({ [param]: day })}
        className="w-48 flex-none max-sm:w-auto max-sm:flex-1"
      />
    </label>
  );
}
