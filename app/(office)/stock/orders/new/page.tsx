import { getTranslations } from 'next-intl/server';
import { OrderForm } from '@/components/purchasing/purchase-orders/order-form';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('purchasing.orders', 'new');

/** Goods being ordered. */
export default async function NewOrderPage({ searchParams }: { searchParams: Promise<{ store?: string }> }) {
  const page = await storeOfPage('purchasing.order', (await searchParams).store);
  const t = await getTranslations('purchasing.orders');
  const suppliers = await (await serverApi()).purchasing.suppliers();
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/orders?store=${page.storeId}` }]}
        title={t('new')}
        description={page.store.name}
      />
      <OrderForm storeId={page.storeId} personId={page.session.person.id} suppliers={suppliers} />
    </div>
  );
}
