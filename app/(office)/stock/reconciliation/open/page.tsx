import { getTranslations } from 'next-intl/server';
import { DiscrepancyFilters } from '@/components/reconciliation/discrepancy-filters';
import { DiscrepancyList } from '@/components/reconciliation/discrepancy-list';
import { type NarrowingParams, narrowingOf } from '@/components/reconciliation/narrowing-of';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('reconciliation', 'open');

interface Props {
  searchParams: Promise<NarrowingParams & { store?: string; source?: string; cursor?: string }>;
}

/** What differs from other programs and is not closed yet. */
export default async function OpenDiscrepanciesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const [t, api] = await Promise.all([getTranslations('reconciliation'), serverApi()]);
  // A zone and who may answer for it are a store's own.
  const [only] = page.several ? [] : page.storeIds;
  const asked = {
    storeIds: page.storeIds,
    ...narrowingOf(query),
    ...(query.source ? { source: query.source } : {}),
  };
  const [found, total, zones, people, sources] = await Promise.all([
    api.reconciliation.open({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.reconciliation.openTotals(asked),
    only ? api.stock.zones({ storeId: only }) : [],
    only ? api.reconciliation.owners({ storeId: only }) : [],
    api.reconciliation.sourceNames({ storeIds: page.storeIds }),
  ]);
  return (
    <StoreListFrame
      page={page}
      path="/stock/reconciliation/open"
      views="discrepancies"
      header={{
        breadcrumbs: [{ label: t('title'), href: `/stock/reconciliation?store=${page.scope}` }],
        title: t('open'),
      }}
      query={{
        class: query.class,
        state: query.state,
        zone: query.zone,
        owner: query.owner,
        source: query.source,
      }}
      file="discrepancies"
      total={{ count: total.count }}
      nextCursor={found.nextCursor}
      filters={
        <DiscrepancyFilters zones={zones} people={people} sources={sources} states={['OPEN', 'EXPLAINED']} />
      }
    >
      <DiscrepancyList
        page={page}
        several={page.several}
        rows={found.rows}
        total={{
          count: total.count,
          sums: total.valueFen === null ? [] : [{ label: t('value'), fen: total.valueFen }],
        }}
        hasMore={found.nextCursor !== null}
        empty={{ title: t('noneOpen'), hint: t('noneOpenHint') }}
      />
    </StoreListFrame>
  );
}
