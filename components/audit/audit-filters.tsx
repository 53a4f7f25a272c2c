'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type StoreChoice, StoresFilter } from '@/components/shell/stores-filter';
import { FilterBar, FilterDate, FilterSelect } from '@/components/ui/filter-bar';
import { useUrlParams } from '@/components/ui/use-url-params';
import { ActFilter } from './act-filter';

export type FilterLists = {
  stores: readonly StoreChoice[];
  people: readonly { id: string; name: string }[];
  /** May the company's own entries be read? */
  company: boolean;
};

/** In the address: what belongs to no store. */
const COMPANY = 'company';

/** The stores an address names, `company` among them; undefined for all. */
export function chosenScopes(store: string): string[] | undefined {
  return store === '' || store === 'all' ? undefined : store.split(',');
}

/** Stores, person, act, day. */
export function AuditFilters({ lists, views }: { lists: FilterLists; views: ReactNode }) {
  const t = useTranslations('audit');
  const { get } = useUrlParams();
  const scopes = [...(lists.company ? [{ id: COMPANY, name: t('company'), code: '' }] : []), ...lists.stores];
  const chosen = chosenScopes(get('store'));
  return (
    <FilterBar params={['store', 'person', 'action', 'day']}>
      {views}
      <StoresFilter
        allowed={scopes}
        chosen={chosen ? scopes.filter(({ id }) => chosen.includes(id)) : scopes}
      />
      <FilterSelect
        param="person"
        label={t('person')}
        options={lists.people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ActFilter />
      <FilterDate param="day" label={t('day')} />
    </FilterBar>
  );
}
