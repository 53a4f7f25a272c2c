import { getTranslations } from 'next-intl/server';
import { SuggestionList } from '@/components/purchasing/replenishment/suggestion-list';
import { listPage } from '@/components/shell/list-page';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('purchasing.replenishment');

interface Props {
  searchParams: Promise<{
    store?: string;
    q?: string;
    category?: string;
    supplier?: string;
    due?: string;
    cursor?: string;
  }>;
}

/** 补货: what to order, the most urgent first, turned into orders and requests on the spot. */
async function ReplenishmentList({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const [t, stock, api] = await Promise.all([
    getTranslations('purchasing.replenishment'),
    getTranslations('stock'),
    serverApi(),
  ]);
  const stores = page.stores.map(({ id, name }) => ({
    id,
    name,
    may: {
      order: page.may('purchasing.order', id),
      ask: page.may('transfers.manage', id),
      setRules: page.may('purchasing.replenish', id),
    },
  }));
  const { q, category, supplier, due, cursor } = query;
  const [found, categories, suppliers] = await Promise.all([
    api.replenishment.suggestions({
      storeIds: page.storeIds,
      due: due === '1',
      ...(q ? { term: q } : {}),
      ...(category ? { categoryId: category } : {}),
      ...(supplier ? { supplierId: supplier } : {}),
      ...(cursor ? { cursor } : {}),
    }),
    api.catalog.categories(),
    stores.some(({ may }) => may.order) ? api.purchasing.suppliers() : [],
  ]);
  const spare = await Promise.all(
    stores.map(async ({ id: storeId, may }) => {
      const productIds = found.rows.flatMap((row) => (row.storeId === storeId ? [row.productId] : []));
      if (!may.ask || productIds.length === 0) return [];
      const others = await api.replenishment.spare({ storeId, productIds });
      return others.map((other) => ({ ...other, forStoreId: storeId }));
    }),
  );
  const [only] = page.several ? [] : page.storeIds;
  return (
    <StoreListFrame
      page={page}
      path="/stock/replenishment"
      views="replenishment"
      header={{
        title: t('title'),
        hint: t('count', { total: found.total, due: found.due }),
        ways: only ? [{ label: t('rules'), href: `/stock/replenishment/rules?store=${only}` }] : [],
      }}
      query={{ q, category, supplier, due }}
      file="replenishment"
      nextCursor={found.nextCursor}
      moreLabel={stock('nextPage')}
      filters={
        <>
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
        </>
      }
    >
      {found.rows.length === 0 ? (
        <Card>
          <EmptyState title={t('none')} description={t('noneHint')} />
        </Card>
      ) : (
        <SuggestionList
          // Another page is another list: nothing ticked on the last one is carried along unseen.
          key={JSON.stringify([page.scope, query])}
          stores={stores}
          rows={found.rows}
          spare={spare.flat()}
          suppliers={suppliers}
        />
      )}
    </StoreListFrame>
  );
}

export default listPage(async ({ searchParams }: Props) => {
  await storesOfPage('stock.read', (await searchParams).store);
}, ReplenishmentList);
