import { getTranslations } from 'next-intl/server';
import { ReceivingForm } from '@/components/stock/receiving-form';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

/** A delivery being received. */
export default async function NewReceivingPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('stock.receive', (await searchParams).store);
  const t = await getTranslations('stock');
  const api = await serverApi();
  const [suppliers, zones] = await Promise.all([
    api.inventory.suppliers(),
    api.inventory.zones({ storeId: page.storeId }),
  ]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('receiving'), href: `/stock/receiving?store=${page.storeId}` }]}
        title={t('newReceiving')}
        description={page.store.name}
      />
      <ReceivingForm storeId={page.storeId} suppliers={suppliers} zones={zones} />
    </div>
  );
}
