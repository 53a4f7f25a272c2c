import { getTranslations } from 'next-intl/server';
import { SuggestionList } from '@/components/replenishment/suggestion-list';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink, DownloadLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('replenishment');

interface Props {
  searchParams: Promise<{
    store?: string;
    q?: string;
    category?: string;
    supplier?: string;
    due?: string;
    after?: string;
  }>;
}

/** 补货: what to order, the most urgent first, turned into orders and requests on the spot. */
export default async function ReplenishmentPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('replenishment');
  const stock = await getTranslations('stock');
  const api = await serverApi();
  const may = {
    order: page.may('stock.order', storeId),
    ask: page.may('stock.transfer', storeId),
    setRules: page.may('stock.replenish', storeId),
  };
  const scope = {
    storeId,
    due: query.due === '1',
    ...(query.q ? { term: query.q } : {}),
    ...(query.category ? { categoryId: query.category } : {}),
    ...(query.supplier ? { supplierId: query.supplier } : {}),
  };
  const [found, categories, suppliers] = await Promise.all([
    api.replenishment.suggestions({ ...scope, ...(query.after ? { after: query.after } : {}) }),
    api.catalog.categories(),
    may.order ? api.inventory.suppliers() : [],
  ]);
  const productIds = found.rows.map((row) => row.productId);
  const spare =
    may.ask && productIds.length > 0 ? await api.replenishment.spare({ storeId, productIds }) : [];
  const { after: _after, ...kept } = query as Record<string, string>;
  const next = new URLSearchParams({ ...kept, store: storeId, after: found.next ?? '' });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={`${page.store.name} · ${t('count', { total: found.total, due: found.due })}`}
        actions={
          <>
            <ButtonLink variant="secondary" href={`/stock/replenishment/rules?store=${storeId}`}>
              {t('rules')}
            </ButtonLink>
            <DownloadLink href={`/api/replenishment?${new URLSearchParams({ ...kept, store: storeId })}`}>
              {stock('toExcel')}
            </DownloadLink>
          </>
        }
      />
      <FilterBar params={['q', 'category', 'supplier', 'due', 'after']}>
        <FilterSearch param="q" label={stock('findProduct')} />
        <FilterSelect
          param="category"
          label={stock('category')}
          options={categories.map((one) => ({ value: one.id, label: one.name }))}
        />
        {suppliers.length > 0 ? (
          <FilterSelect
            param="supplier"
            label={t('supplier')}
            options={suppliers.map((one) => ({ value: one.id, label: one.name }))}
          />
        ) : null}
        <FilterSelect param="due" label={t('urgency')} options={[{ value: '1', label: t('dueOnly') }]} />
      </FilterBar>
      {found.rows.length === 0 ? (
        <Card>
          <EmptyState title={t('none')} description={t('noneHint')} />
        </Card>
      ) : (
        <SuggestionList
          // Another page is another list: nothing ticked on the last one is carried along unseen.
          key={String(next)}
          storeId={storeId}
          rows={found.rows}
          spare={spare}
          suppliers={suppliers}
          storeDays={found.storeDays}
          may={may}
        />
      )}
      {found.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock/replenishment?${next}`}>
          {stock('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
