import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { TransferForm } from '@/components/transfers/transfer-form';
import { PageHeader } from '@/components/ui/page-header';
import { id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('transfers', 'new');

/** Goods to another store, or a request for some; its address may say which and where. */
export default async function NewTransferPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; to?: string; product?: string; quantity?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('transfers.manage', query.store);
  const t = await getTranslations('transfers');
  const api = await serverApi();
  const productId = id.safeParse(query.product).data;
  const [zones, stores, product] = await Promise.all([
    api.stock.zones({ storeId: page.storeId }),
    api.transfers.stores({ storeId: page.storeId }),
    productId ? api.catalog.product({ productId }) : null,
  ]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/transfers?store=${page.storeId}` }]}
        title={t('new')}
        description={page.store.name}
      />
      <TransferForm
        personId={page.session.person.id}
        storeId={page.storeId}
        zones={zones}
        others={stores}
        begun={{
          toStoreId: stores.find((one) => one.id === query.to)?.id ?? '',
          lines: product ? [{ product, quantity: query.quantity ?? '1', zoneId: '' }] : [],
        }}
      />
    </div>
  );
}
