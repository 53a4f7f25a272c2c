import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PlanForm } from '@/components/stocktake/plan-form';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stocktake', 'new');

interface Props {
  searchParams: Promise<{ store?: string; schedule?: string; sample?: string; title?: string }>;
}

/** A stocktake being planned. */
export default async function NewStocktakePage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stocktake.plan', query.store);
  const t = await getTranslations('stocktake');
  const api = await serverApi();
  const [zones, categories] = await Promise.all([
    api.stock.zones({ storeId: page.storeId }),
    api.catalog.categories(),
  ]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stocktakes?store=${page.storeId}` }]}
        title={t('new')}
        description={page.store.name}
      />
      <PlanForm
        storeId={page.storeId}
        zones={zones.map(({ id, name }) => ({ id, name }))}
        categories={categories.map(({ id, name }) => ({ id, name }))}
        schedule={
          query.schedule ? { id: query.schedule, sample: query.sample ?? '', title: query.title ?? '' } : null
        }
      />
    </div>
  );
}
