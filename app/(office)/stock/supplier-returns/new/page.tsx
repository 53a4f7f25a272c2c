import { getTranslations } from 'next-intl/server';
import { SupplierReturnForm } from '@/components/purchasing/supplier-returns/supplier-return-form';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('purchasing.returns', 'new');

/** Goods back to who delivered them. */
export default async function NewSupplierReturnPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('purchasing.receive', (await searchParams).store);
  const t = await getTranslations('purchasing.returns');
  const api = await serverApi();
  const zones = await api.stock.zones({ storeId: page.storeId });
  const suppliers = await api.purchasing.suppliers();
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/supplier-returns?store=${page.storeId}` }]}
        title={t('new')}
        description={page.store.name}
      />
      <SupplierReturnForm
        storeId={page.storeId}
        personId={page.session.person.id}
        zones={zones}
        suppliers={suppliers}
      />
    </div>
  );
}
