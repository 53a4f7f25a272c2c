import { getTranslations } from 'next-intl/server';
import { NewRule } from '@/components/purchasing/replenishment/rule-actions';
import { RuleTable } from '@/components/purchasing/replenishment/rule-table';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('purchasing.replenishment', 'rules');

interface Props {
  searchParams: Promise<{ store?: string; q?: string; category?: string; after?: string }>;
}

/** When each product is ordered again, and in what packs. */
export default async function ReplenishmentRulesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('purchasing.replenishment');
  const stock = await getTranslations('stock');
  const api = await serverApi();
  const sets = page.may('purchasing.replenish', storeId);
  const [found, categories, suppliers] = await Promise.all([
    api.replenishment.rules({
      storeId,
      ...(query.q ? { term: query.q } : {}),
      ...(query.category ? { categoryId: query.category } : {}),
      ...(query.after ? { after: query.after } : {}),
    }),
    api.catalog.categories(),
    page.may('purchasing.order', storeId) ? api.purchasing.suppliers() : [],
  ]);
  const { storeDays } = found;
  const of = { storeId, suppliers, storeDays };
  const next = new URLSearchParams({ ...(query as Record<string, string>), after: found.next ?? '' });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/replenishment?store=${storeId}` }]}
        title={t('rules')}
        description={`${page.store.name} · ${t('rulesHint', { days: storeDays })}`}
        actions={sets ? <NewRule {...of} categories={categories} /> : null}
      />
      <FilterBar params={['q', 'category', 'after']}>
        <FilterSearch param="q" label={stock('findProduct')} />
        <FilterSelect
          param="category"
          label={stock('category')}
          options={categories.map((one) => ({ value: one.id, label: one.name }))}
        />
      </FilterBar>
      <RuleTable {...of} timeZone={page.timeZoneOf(storeId)} rows={found.rows} sets={sets} />
      {found.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock/replenishment/rules?${next}`}>
          {stock('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
