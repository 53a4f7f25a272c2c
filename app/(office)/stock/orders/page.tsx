import { getTranslations } from 'next-intl/server';
import { OrderTable } from '@/components/purchase-orders/order-table';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { daysFrom } from '@/server/inventory/purchase-orders/purchase-order-rules';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('purchaseOrders');

/** Purchase orders of a store, latest first: what is waited for, since when, and what is late. */
export default async function OrdersPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; open?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const t = await getTranslations('purchaseOrders');
  const stock = await getTranslations('stock');
  const { now } = await pageContext();
  const dayOf = (moment: Date) => page.businessDayIn(page.storeId, moment);
  const today = dayOf(now);
  const openOnly = query.open === '1';
  const found = await (await serverApi()).inventory.orders({
    storeId: page.storeId,
    ...(openOnly ? { open: true } : {}),
    ...(query.cursor ? { cursor: Number(query.cursor) } : {}),
  });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={page.store.name}
        actions={
          page.may('stock.order', page.storeId) ? (
            <ButtonLink variant="primary" href={`/stock/orders/new?store=${page.storeId}`}>
              {t('new')}
            </ButtonLink>
          ) : null
        }
      />
      <FilterBar params={['open', 'cursor']}>
        <FilterSelect param="open" label={t('show')} options={[{ value: '1', label: t('openOnly') }]} />
      </FilterBar>
      {found.rows.length === 0 ? (
        <Card padding="none">
          <EmptyState
            title={t(openOnly ? 'noneOpen' : 'none')}
            description={t(openOnly ? 'noneOpenHint' : 'noneHint')}
          />
        </Card>
      ) : (
        <OrderTable
          storeId={page.storeId}
          today={today}
          rows={found.rows.map((row) => ({ ...row, age: daysFrom(dayOf(row.orderedAt), today) }))}
        />
      )}
      {found.nextCursor ? (
        <ButtonLink
          variant="secondary"
          className="self-start"
          href={`/stock/orders?store=${page.storeId}${openOnly ? '&open=1' : ''}&cursor=${found.nextCursor}`}
        >
          {stock('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
