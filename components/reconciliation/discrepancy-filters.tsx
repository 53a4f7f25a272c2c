import { useTranslations } from 'next-intl';
import { FilterSelect } from '@/components/ui/filter-bar';
import { DISCREPANCY_CLASSES, type DISCREPANCY_STATES } from '@/server/reconciliation/schema';

interface Props {
  zones: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string }[];
  /** Other programs; left out where there is one only. */
  sources?: readonly { name: string }[];
  states: readonly (typeof DISCREPANCY_STATES)[number][];
}

/** What a list of discrepancies is narrowed to, inside of a filter bar. */
export function DiscrepancyFilters({ zones, people, sources = [], states }: Props) {
  const t = useTranslations('reconciliation');
  const named = (one: { id: string; name: string }) => ({ value: one.id, label: one.name });
  return (
    <>
      <FilterSelect
        param="class"
        label={t('class')}
        options={DISCREPANCY_CLASSES.map((one) => ({ value: one, label: t(`classes.${one}`) }))}
      />
      <FilterSelect
        param="state"
        label={t('state')}
        options={states.map((one) => ({ value: one, label: t(`states.${one}`) }))}
      />
      {people.length > 0 ? (
        <FilterSelect
          param="owner"
          label={t('owner')}
          options={[...people.map(named), { value: 'none', label: t('noOwner') }]}
        />
      ) : null}
      {zones.length > 0 ? (
        <FilterSelect
          param="zone"
          label={t('zone')}
          options={[...zones.map(named), { value: 'none', label: t('noZone') }]}
        />
      ) : null}
      {sources.length > 1 ? (
        <FilterSelect
          param="source"
          label={t('source')}
          options={sources.map(({ name }) => ({ value: name, label: name }))}
        />
      ) : null}
    </>
  );
}
