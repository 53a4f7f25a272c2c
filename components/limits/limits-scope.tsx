'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/components/ui/select';
import { useUrlParams } from '@/components/ui/use-url-params';

/** Whose limits the page shows: the chain's, or where a store is stricter. */
export function LimitsScope(props: {
  stores: readonly { id: string; name: string }[];
  storeId: string | null;
}) {
  const t = useTranslations('limits');
  const { set } = useUrlParams();
  return (
    <Select
      aria-label={t('whose')}
      value={props.storeId ?? ''}
      onChange={({ target }) => set({ store: target.value })}
      options={[
        { value: '', label: t('wholeChain') },
        ...props.stores.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
