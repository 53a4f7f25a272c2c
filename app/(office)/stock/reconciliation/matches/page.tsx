import { getTranslations } from 'next-intl/server';
import { ForgetMatch } from '@/components/reconciliation/forget-match';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { serverApi } from '@/trpc/server';

interface Props {
  searchParams: Promise<{ store?: string; source?: string; after?: string }>;
}

/** Codes of other programs and the products they were said to be; each can be forgotten. */
export default async function CodeMatchesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.reconcile', query.store);
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
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('noMatches')} description={t('noMatchesHint')} />
        ) : (
          <Table aria-label={t('matches')}>
            <TableHeadings of={[t('itsCode'), t('product'), t('source'), t('matchedBy'), t('actions')]} />
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={`${row.source} ${row.theirCode}`}>
                  <TableCell className="figures">{row.theirCode}</TableCell>
                  <TableCell className="min-w-36">
                    {row.name}
                    <span className="block text-ink-soft text-xs">{row.code}</span>
                  </TableCell>
                  <TableCell>{row.source}</TableCell>
                  <TableCell className="whitespace-nowrap">
                    {row.matchedBy ?? ''}
                    <span className="block text-ink-soft text-xs">
                      <DateTime at={row.matchedAt} timeZone={page.timeZoneOf(storeId)} />
                    </span>
                  </TableCell>
                  <TableCell>
                    <ForgetMatch
                      storeId={storeId}
                      source={row.source}
                      theirCode={row.theirCode}
                      name={row.name}
                    />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      {found.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock/reconciliation/matches?${next}`}>
          {stock('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
