import { getTranslations } from 'next-intl/server';
import { DiscrepancyList } from '@/components/reconciliation/discrepancy-list';
import { type NarrowingParams, narrowingOf } from '@/components/reconciliation/narrowing-of';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { DISCREPANCY_CLASSES } from '@/server/inventory/reconciliation/schema';
import { serverApi } from '@/trpc/server';

interface Props {
  searchParams: Promise<NarrowingParams & { store?: string; before?: string }>;
}

/** What differs from other programs and is not closed yet. */
export default async function OpenDiscrepanciesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('reconciliation');
  const stock = await getTranslations('stock');
  const api = await serverApi();
  const [found, zones] = await Promise.all([
    api.reconciliation.open({
      storeId,
      ...narrowingOf(query),
      ...(query.before ? { before: query.before } : {}),
    }),
    api.inventory.zones({ storeId }),
  ]);
  const next = new URLSearchParams({ ...(query as Record<string, string>), before: found.next ?? '' });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/reconciliation?store=${storeId}` }]}
        title={t('open')}
        description={page.store.name}
      />
      <FilterBar params={['class', 'zone', 'owner', 'before']}>
        <FilterSelect
          param="class"
          label={t('class')}
          options={DISCREPANCY_CLASSES.map((one) => ({ value: one, label: t(`classes.${one}`) }))}
        />
        <FilterSelect
          param="zone"
          label={t('zone')}
          options={[
            ...zones.map((zone) => ({ value: zone.id, label: zone.name })),
            { value: 'none', label: t('noZone') },
          ]}
        />
      </FilterBar>
      <DiscrepancyList
        page={page}
        rows={found.rows}
        empty={{ title: t('noneOpen'), hint: t('noneOpenHint') }}
        next={found.next ? `/stock/reconciliation/open?${next}` : null}
      />
    </div>
  );
}
