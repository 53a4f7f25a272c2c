import { getTranslations } from 'next-intl/server';
import { PlannedPrices } from '@/components/catalog/planned-prices';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('catalog.planned');

/** Every price that is planned, the next first. */
export default async function PlannedPricesPage() {
  const page = await requireSomewhere('catalog.read');
  const [t, catalog, api] = await Promise.all([
    getTranslations('catalog.planned'),
    getTranslations('catalog'),
    serverApi(),
  ]);
  return (
    <div className="flex max-w-6xl flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: catalog('title'), href: '/catalog' }]}
        title={t('title')}
        description={t('description')}
      />
      <PlannedPrices rows={await api.catalog.plannedPrices({})} mayPlan={page.may('catalog.manage', null)} />
    </div>
  );
}
