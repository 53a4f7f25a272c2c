import { getTranslations } from 'next-intl/server';
import { PrintTags } from '@/components/price-tags/print-tags';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { MOST_TAGS, TAG_FILTERS, type TagFilter } from '@/server/price-tags/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('priceTags');

interface Props {
  searchParams: Promise<{ store?: string; q?: string; category?: string; show?: string; offset?: string }>;
}

/** Price tags of a store: those that hang wrongly first. */
export default async function PriceTagsPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('priceTags.print', query.store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('priceTags'), serverApi()]);
  const show: TagFilter = TAG_FILTERS.find((one) => one === query.show) ?? 'CHANGED';
  const offset = Number(query.offset ?? 0) || 0;
  const [found, categories] = await Promise.all([
    api.priceTags.list({
      ...{ storeId, show, offset, term: query.q ?? '' },
      ...(query.category ? { categoryId: query.category } : {}),
    }),
    api.catalog.categories(),
  ]);
  const next = new URLSearchParams({
    ...(query as Record<string, string>),
    offset: String(offset + MOST_TAGS),
  });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={<OneStore allowed={page.allowed} storeId={storeId} clears={['offset']} />}
      />
      <FilterBar params={['q', 'category', 'show', 'offset']}>
        <FilterSearch param="q" label={t('find')} />
        <FilterSelect
          param="show"
          label={t('show')}
          allLabel={t('shows.CHANGED')}
          options={(['NEW', 'ALL'] as const).map((one) => ({ value: one, label: t(`shows.${one}`) }))}
        />
        <FilterSelect
          param="category"
          label={t('category')}
          options={categories.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FilterBar>
      <Card>
        {found.rows.length === 0 ? (
          <EmptyState title={t(`none.${show}`)} description={t('noneHint')} />
        ) : (
          <PrintTags
            key={JSON.stringify(query)}
            store={{ id: storeId, name: page.store.name }}
            rows={found.rows}
          />
        )}
      </Card>
      {found.more ? (
        <ButtonLink variant="secondary" className="self-start" href={`/catalog/price-tags?${next}`}>
          {t('more')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
