import { getTranslations } from 'next-intl/server';
import { DiscrepancyFilters } from '@/components/reconciliation/discrepancy-filters';
import { DiscrepancyList } from '@/components/reconciliation/discrepancy-list';
import { type NarrowingParams, narrowingOf } from '@/components/reconciliation/narrowing-of';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('reconciliation', 'open');

interface Props {
  searchParams: Promise<NarrowingParams & { store?: string; source?: string; before?: string }>;
}

/** What differs from other programs and is not closed yet. */
export default async function OpenDiscrepanciesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('reconciliation');
  const api = await serverApi();
  const [found, zones, people, sources] = await Promise.all([
    api.reconciliation.open({
      storeId,
      ...narrowingOf(query),
      ...(query.source ? { source: query.source } : {}),
      ...(query.before ? { before: query.before } : {}),
    }),
    api.inventory.zones({ storeId }),
    api.reconciliation.owners({ storeId }),
    api.reconciliation.sources({ storeId }),
  ]);
  const next = new URLSearchParams({ ...(query as Record<string, string>), before: found.next ?? '' });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/reconciliation?store=${storeId}` }]}
        title={t('open')}
        description={page.store.name}
      />
      <DiscrepancyFilters
        zones={zones}
        people={people}
        sources={sources}
        states={['OPEN', 'EXPLAINED']}
        cursor="before"
      />
      <DiscrepancyList
        page={page}
        rows={found.rows}
        empty={{ title: t('noneOpen'), hint: t('noneOpenHint') }}
        next={found.next ? `/stock/reconciliation/open?${next}` : null}
      />
    </div>
  );
}
