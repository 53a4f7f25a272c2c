'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/components/ui/select';
import { useUrlParams } from '@/components/ui/use-url-params';
import type { StoreChoice } from './stores-filter';

/**
 * Which store a page about one is about, kept in the address. Whoever looks at all stores sees here that this page shows one of them, and which;
 * nothing where there is one store only.
 * @param clears parameters that name something of the store before
 */
export function OneStore({
  allowed,
  storeId,
  clears = [],
}: {
  allowed: readonly StoreChoice[];
  storeId: string;
  clears?: readonly string[];
}) {
  const t = useTranslations('common.stores');
  const { set } = useUrlParams();
  if (allowed.length < 2) return null;
  return (
    <Select
      aria-label={t('choose')}
      value={storeId}
      onChange={({ target }) =>
        set({ ...Object.fromEntries(clears.map((name) => [name, ''])), store: target.value })
      }
      options={allowed.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
