import { getTranslations } from 'next-intl/server';
import { ReceivingForm } from '@/components/purchasing/receiving/receiving-form';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { isWaitedFor } from '@/server/purchasing/purchase-orders/purchase-order-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('purchasing.receiving', 'new');

/** A delivery being received, of an order where one is named. */
export default async function NewReceivingPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; order?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('purchasing.receive', query.store);
  const { storeId } = page;
  const t = await getTranslations('purchasing.receiving');
  const api = await serverApi();
  const [suppliers, zones, orders, order] = await Promise.all([
    api.purchasing.suppliers(),
    api.stock.zones({ storeId }),
    api.purchasing.orders({ storeIds: [storeId], open: true }),
    query.order ? api.purchasing.order({ storeId, orderId: query.order }) : null,
  ]);
  const waited = order && isWaitedFor(order.state) ? order : null;
  const listed = orders.rows.some(({ id }) => id === waited?.id);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/receiving?store=${storeId}` }]}
        title={t('new')}
        description={page.store.name}
      />
      <ReceivingForm
        // Another order is another form.
        key={waited?.id ?? ''}
        storeId={storeId}
        personId={page.session.person.id}
        mayAddProducts={page.may('catalog.add', page.storeId)}
        // Suppliers are the company's.
        mayAddSupplier={page.may('purchasing.manageSuppliers', null)}
        suppliers={suppliers}
        zones={zones}
        orders={waited && !listed ? [waited, ...orders.rows] : orders.rows}
        order={waited}
      />
    </div>
  );
}
