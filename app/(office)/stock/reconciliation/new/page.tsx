import { getTranslations } from 'next-intl/server';
import { ReconcileWizard } from '@/components/reconciliation/reconcile-wizard';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('reconciliation', 'new');

/** Another program's export against the book of one store. */
export default async function NewReconciliationPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('reconciliation.reconcile', (await searchParams).store);
  const { storeId } = page;
  const t = await getTranslations('reconciliation');
  const { now } = await pageContext();
  const sources = await (await serverApi()).reconciliation.sources({ storeId });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/reconciliation?store=${storeId}` }]}
        title={t('new')}
        description={page.store.name}
      />
      <ReconcileWizard
        storeId={storeId}
        timeZone={page.timeZoneOf(storeId)}
        now={now}
        sources={sources.map(({ name }) => name)}
      />
    </div>
  );
}
