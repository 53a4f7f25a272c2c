import { getTranslations } from 'next-intl/server';
import { listPage } from '@/components/shell/list-page';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSearch } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/format';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('catalog', 'models.title');

const PAGE = 100;

interface Props {
  searchParams: Promise<{ q?: string; offset?: string }>;
}

/** Goods that come in several colours and sizes. */
async function ModelList({ searchParams }: Props) {
  const query = await searchParams;
  const [t, catalog, api] = await Promise.all([
    getTranslations('catalog.models'),
    getTranslations('catalog'),
    serverApi(),
  ]);
  const offset = Math.max(0, Math.min(100_000, Math.trunc(Number(query.offset ?? 0)) || 0));
  const rows = await api.catalog.models.list({ term: (query.q ?? '').slice(0, 100), offset, take: PAGE });
  const next = new URLSearchParams({ ...(query.q ? { q: query.q } : {}), offset: String(offset + PAGE) });
  return (
    <div className="flex max-w-6xl flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: catalog('title'), href: '/catalog' }]}
        title={t('title')}
        description={t('description')}
      />
      <FilterBar params={['q', 'offset']}>
        <FilterSearch param="q" label={t('find')} />
      </FilterBar>
      <Card padding="none">
        {rows.length === 0 ? (
          <EmptyState title={t('empty')} description={t('emptyHint')} />
        ) : (
          <ListTable
            aria-label={t('title')}
            headings={[
              t('model'),
              t('options'),
              { numeric: t('variants') },
              { numeric: catalog('listPrice') },
            ]}
          >
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>
                    <TextLink href={`/catalog/models/${row.id}`}>{row.name}</TextLink>
                    <span className="block text-ink-soft text-xs">{row.code}</span>
                  </TableCell>
                  <TableCell>{row.axes.join(' × ')}</TableCell>
                  <TableCell numeric>{row.variants}</TableCell>
                  <TableCell numeric>{rangeOf(row)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
      {rows.length === PAGE ? (
        <ButtonLink variant="secondary" className="self-start" href={`/catalog/models?${next}`}>
          {catalog('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

function rangeOf({ lowFen, highFen }: { lowFen: number | null; highFen: number | null }): string {
  if (lowFen === null || highFen === null) return '–';
  return lowFen === highFen ? formatMoney(lowFen) : `${formatMoney(lowFen)}–${formatMoney(highFen)}`;
}

export default listPage(() => requireSomewhere('catalog.read'), ModelList);
