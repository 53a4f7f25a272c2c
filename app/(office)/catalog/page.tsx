import { getTranslations } from 'next-intl/server';
import { ProductList } from '@/components/catalog/product-list';
import { AddExamples } from '@/components/first-day/add-examples';
import { listPage } from '@/components/shell/list-page';
import { NextStep } from '@/components/shell/next-step';
import { type PageSession, requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { MenuLink } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
import { PageHeader } from '@/components/ui/page-header';
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
  const manages = page.may('catalog.manage', null);
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
  /** There is nothing at all; then the list says its ways itself. */
  const isBare = rows.length === 0 && !query.q && !query.category && !offset;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            {manages && !isBare ? (
              <ButtonLink variant="primary" href="/catalog/new">
                {t('new')}
              </ButtonLink>
            ) : null}
            {manages && !isBare ? (
              <MoreMenu>
                <MenuLink href="/catalog/import">{t('import')}</MenuLink>
                <MenuLink href="/catalog/models">{t('models.title')}</MenuLink>
                <MenuLink href="/catalog/planned-prices">{t('planned.title')}</MenuLink>
                <MenuLink href="/catalog/from-stores">{t('fromStores')}</MenuLink>
                <MenuLink href="/catalog/pictures">{t('pictures.many')}</MenuLink>
              </MoreMenu>
            ) : keepsPictures ? (
              <ButtonLink variant="secondary" href="/catalog/pictures">
                {t('pictures.many')}
              </ButtonLink>
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
          isBare ? (
            <EmptyState title={t('none')} description={t('noneHint')} action={<FirstProduct page={page} />} />
          ) : (
            <EmptyState title={t('empty')} description={t('emptyHint')} />
          )
        ) : (
          <ProductList
            key={JSON.stringify(query)}
            rows={rows}
            mayManage={manages}
            categories={categories.map(({ name }) => name)}
          />
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

/** Where a catalogue begins. */
async function FirstProduct({ page }: { page: PageSession }) {
  const [t, first] = await Promise.all([getTranslations('catalog'), getTranslations('firstDay.ways')]);
  const storeId = page.storeId ?? page.session.stores[0]?.id;
  return (
    <NextStep
      permission="catalog.manage"
      may={page.may('catalog.manage', null)}
      ways={[
        { label: first('import'), href: '/catalog/import' },
        { label: t('new'), href: '/catalog/new' },
      ]}
    >
      {storeId ? <AddExamples storeId={storeId} /> : null}
    </NextStep>
  );
}

export default listPage(() => requireSomewhere('catalog.read'), CatalogList);
