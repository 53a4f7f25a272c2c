'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from './button';
import { useUrlParams } from './use-url-params';

/** Something that narrows a list and has no field of its own. */
export interface FilterChip {
  /** Of the address. */
  param: string;
  /** What the list is narrowed to, in words. */
  label: string;
}

/** What a list is narrowed to besides its fields: each says what it is, and goes by its cross. */
export function FilterChips({ of }: { of: readonly FilterChip[] }) {
  const t = useTranslations('common');
  const { set } = useUrlParams();
  return of.map(({ param, label }) => (
    <Button
      key={param}
      variant="secondary"
      aria-label={t('dropFilter', { filter: label })}
      className="filter-active max-w-full border-accent bg-accent-soft"
      onClick={() => set({ [param]: '' })}
    >
      <span className="min-w-0 truncate">{label}</span>
      <X aria-hidden />
    </Button>
  ));
}
