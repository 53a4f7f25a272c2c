import { getTranslations } from 'next-intl/server';
import { storeOfPage } from '@/components/stock/store-of-page';
import { TransferForm } from '@/components/transfers/transfer-form';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

/** Goods to another store, or a request for some. */
export default async function NewTransferPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('stock.transfer', (await searchParams).store);
  const t = await getTranslations('transfers');
  const api = await serverApi();
  const [zones, stores] = await Promise.all([
    api.inventory.zones({ storeId: page.storeId }),
    api.inventory.transferStores({ storeId: page.storeId }),
  ]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/transfers?store=${page.storeId}` }]}
        title={t('new')}
        description={page.store.name}
      />
      <TransferForm storeId={page.storeId} zones={zones} others={stores} />
    </div>
  );
}
