import { getTranslations } from 'next-intl/server';
import { MatchTable } from '@/components/reconciliation/match-table';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('reconciliation', 'matches');

interface Props {
  searchParams: Promise<{ store?: string; source?: string; after?: string }>;
}

/** Codes of other programs and the products they were said to be; each can be forgotten. */
export default async function CodeMatchesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('reconciliation.reconcile', query.store);
  const { storeId } = page;
  const t = await getTranslations('reconciliation');
  const stock = await getTranslations('stock');
  const api = await serverApi();
  const source = query.source ? { source: query.source } : {};
  const [found, sources] = await Promise.all([
    api.reconciliation.matches({ storeId, ...source, ...(query.after ? { after: query.after } : {}) }),
    api.reconciliation.sources({ storeId }),
  ]);
  const next = new URLSearchParams({
    store: storeId,
    ...(query.source && { source: query.source }),
    after: found.next ?? '',
  });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/reconciliation?store=${storeId}` }]}
        title={t('matches')}
        description={`${page.store.name} · ${t('matchesHint')}`}
      />
      {sources.length > 1 ? (
        <FilterBar params={['source', 'after']}>
          <FilterSelect
            param="source"
            label={t('source')}
            options={sources.map(({ name }) => ({ value: name, label: name }))}
          />
        </FilterBar>
      ) : null}
      <MatchTable storeId={storeId} timeZone={page.timeZoneOf(storeId)} rows={found.rows} />
      {found.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock/reconciliation/matches?${next}`}>
          {stock('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
