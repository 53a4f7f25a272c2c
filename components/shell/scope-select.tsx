'use client';

import { Select } from '@/components/ui/select';
import { useUrlParams } from '@/components/ui/use-url-params';

/** Whose rules a page shows: the whole company's, or a store's. */
export function ScopeSelect(props: {
  /** What it asks, for a reader. */
  label: string;
  /** The company. */
  whole: string;
  stores: readonly { id: string; name: string }[];
  storeId: string | null;
}) {
  const { set } = useUrlParams();
  return (
    <Select
      aria-label={props.label}
      value={props.storeId ?? ''}
      onChange={({ target }) => set({ store: target.value })}
      options={[
        { value: '', label: props.whole },
        ...props.stores.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
