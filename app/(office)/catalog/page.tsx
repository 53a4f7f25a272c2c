import { getTranslations } from 'next-intl/server';
import { GoodsPicture } from '@/components/catalog/goods-picture';
import { listPage } from '@/components/shell/list-page';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Unit } from '@/components/ui/unit';
import { ListViews } from '@/components/views/list-views';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('catalog');

const PAGE = 100;

interface Props {
  searchParams: Promise<{ q?: string; category?: string; active?: string; offset?: string }>;
}

/** The catalogue. */
async function CatalogList({ searchParams }: Props) {
  const page = await requireSomewhere('catalog.read');
  const query = await searchParams;
  const t = await getTranslations('catalog');
  const api = await serverApi();
  const keepsPictures = page.session.stores.some(({ id }) => page.may('catalog.keepPictures', id));
  const offset = Number(query.offset ?? 0) || 0;
  const [rows, categories] = await Promise.all([
    api.catalog.search({
      term: query.q ?? '',
      activeOnly: query.active !== 'all',
      take: PAGE,
      offset,
      ...(query.category ? { categoryId: query.category } : {}),
    }),
    api.catalog.categories(),
  ]);
  const next = new URLSearchParams({ ...(query as Record<string, string>), offset: String(offset + PAGE) });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            {keepsPictures ? (
              <ButtonLink variant="secondary" className="self-start" href="/catalog/pictures">
                {t('pictures.many')}
              </ButtonLink>
            ) : null}
            {page.may('catalog.manage', null) ? (
              <>
                <ButtonLink variant="secondary" className="self-start" href="/catalog/from-stores">
                  {t('fromStores')}
                </ButtonLink>
                <ButtonLink variant="secondary" className="self-start" href="/catalog/import">
                  {t('import')}
                </ButtonLink>
                <ButtonLink href="/catalog/new">{t('new')}</ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      <FilterBar params={['q', 'category', 'active', 'offset']}>
        <ListViews list="products" />
        <FilterSearch param="q" label={t('find')} />
        <FilterSelect
          param="category"
          label={t('category')}
          options={categories.map((category) => ({
            value: category.id,
            label: `${category.name} (${category.products})`,
          }))}
        />
        <FilterSelect
          param="active"
          label={t('state')}
          allLabel={t('onSale')}
          options={[{ value: 'all', label: t('withDiscontinued') }]}
        />
      </FilterBar>
      <Card padding="none">
        {rows.length === 0 ? (
          <EmptyState title={t('empty')} description={t('emptyHint')} />
        ) : (
          <ListTable
            tall
            aria-label={t('title')}
            headings={[t('name'), { numeric: t('listPrice') }, t('code'), t('barcode'), t('category')]}
          >
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.id} className="align-middle">
                  <TableCell className="min-w-40">
                    <span className="flex items-center gap-3">
                      <GoodsPicture picture={row.picture} edge={96} className="size-10" />
                      <span className="min-w-0">
                        <TextLink href={`/catalog/${row.id}`}>{row.name}</TextLink>{' '}
                        {row.active ? null : <Badge>{t('discontinued')}</Badge>}
                        <span className="block text-ink-soft text-xs">{row.spec}</span>
                      </span>
                    </span>
                  </TableCell>
                  <TableCell numeric>
                    <Amount fen={row.listPriceFen} tone="plain" />{' '}
                    <span className="text-ink-soft text-xs">
                      / <Unit of={row.unit} quantity="1" />
                    </span>
                  </TableCell>
                  <TableCell className="figures">{row.code}</TableCell>
                  <TableCell className="figures">{row.barcode ?? '–'}</TableCell>
                  <TableCell>{row.category ?? '–'}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
      {rows.length === PAGE ? (
        <ButtonLink variant="secondary" className="self-start" href={`/catalog?${next}`}>
          {t('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

export default listPage(() => requireSomewhere('catalog.read'), CatalogList);
