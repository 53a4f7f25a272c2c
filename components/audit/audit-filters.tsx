'use client';

import { useTranslations } from 'next-intl';
import { FilterBar, FilterDate, FilterSelect } from '@/components/ui/filter-bar';
import { ACTIONS } from './actions';

export type FilterLists = {
  stores: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string }[];
  /** May the company's own entries be read? */
  company: boolean;
};

/** Store, person, act, day. */
export function AuditFilters({ lists }: { lists: FilterLists }) {
  const t = useTranslations('audit');
  const named = (list: FilterLists['stores']) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBar params={['store', 'person', 'action', 'day']}>
      <FilterSelect
        param="store"
        label={t('store')}
        options={[
          ...(lists.company ? [{ value: 'company', label: t('company') }] : []),
          ...named(lists.stores),
        ]}
      />
      <FilterSelect param="person" label={t('person')} options={named(lists.people)} />
      <FilterSelect
        param="action"
        label={t('action')}
        options={ACTIONS.map((action) => ({ value: action, label: t(`actions.${action}`) }))}
      />
      <FilterDate param="day" label={t('day')} />
    </FilterBar>
  );
}
