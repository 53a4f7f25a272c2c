import { useTranslations } from 'next-intl';
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { FilterPeriod } from '@/components/ui/filter-period';
import { ListViews } from '@/components/views/list-views';

interface Named {
  id: string;
  name: string;
}

/** What narrows a stock book, of one store or of all. */
export function BookFilters({
  period,
  today,
  categories,
  zones,
  seesValue,
}: {
  period: { from: string; to: string };
  today: string;
  categories: readonly Named[];
  /** Of the store; none where the book is of all stores. */
  zones?: readonly Named[];
  seesValue: boolean;
}) {
  const t = useTranslations('stock');
  const asOptions = (of: readonly Named[]) => of.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBar
      params={['q', 'from', 'to', 'category', 'zone', 'moved', 'show', 'after']}
      className="print:hidden"
    >
      <ListViews list="stockBook" />
      <FilterSearch param="q" label={t('findProduct')} />
      <FilterPeriod {...period} today={today} />
      <FilterSelect param="category" label={t('category')} options={asOptions(categories)} />
      {zones ? (
        <>
          <FilterSelect param="zone" label={t('zone')} options={asOptions(zones)} />
          <FilterSelect param="moved" label={t('moved')} options={[{ value: '1', label: t('movedOnly') }]} />
        </>
      ) : null}
      {seesValue ? (
        <FilterSelect
          param="show"
          label={t('shows')}
          allLabel={t('showsQuantity')}
          options={[{ value: 'value', label: t('showsValue') }]}
        />
      ) : null}
    </FilterBar>
  );
}
