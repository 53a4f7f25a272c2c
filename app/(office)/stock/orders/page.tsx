import { getTranslations } from 'next-intl/server';
import { OrderTable } from '@/components/purchasing/purchase-orders/order-table';
import { pageTitle } from '@/components/shell/page-title';
import { FirstStep, StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { daysFrom } from '@/server/purchasing/purchase-orders/purchase-order-rules';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('purchasing.orders');

/** Purchase orders, latest first: what is waited for, since when, and what is late. */
export default async function OrdersPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; open?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const [t, api, { now }] = await Promise.all([
    getTranslations('purchasing.orders'),
    serverApi(),
    pageContext(),
  ]);
  const openOnly = query.open === '1';
  const asked = { storeIds: page.storeIds, ...(openOnly ? { open: true } : {}) };
  const [found, total] = await Promise.all([
    api.purchasing.orders({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.purchasing.orderTotals(asked),
  ]);
  const frame = {
    page,
    path: '/stock/orders',
    header: { title: t('title'), create: { label: t('new'), permission: 'purchasing.order' as const } },
    query: { open: openOnly ? '1' : undefined },
  };
  return (
    <StoreListFrame
      {...frame}
      views="orders"
      isEmpty={found.rows.length === 0}
      file="orders"
      total={{ count: total.count }}
      nextCursor={found.nextCursor}
      filters={
        <FilterSelect param="open" label={t('show')} options={[{ value: '1', label: t('openOnly') }]} />
      }
    >
      {found.rows.length === 0 ? (
        <Card padding="none">
          <EmptyState
            title={t(openOnly ? 'noneOpen' : 'none')}
            description={t(openOnly ? 'noneOpenHint' : 'noneHint')}
            action={<FirstStep {...frame} />}
          />
        </Card>
      ) : (
        <OrderTable
          several={page.several}
          amountFen={total.amountFen}
          rows={found.rows.map((row) => {
            const today = page.businessDayIn(row.storeId, now);
            const age = daysFrom(page.businessDayIn(row.storeId, row.orderedAt), today);
            return {
              ...row,
              store: page.storeOf(row.storeId)?.name ?? '',
              storeCode: page.codeOf(row.storeId),
              today,
              age,
            };
          })}
        />
      )}
    </StoreListFrame>
  );
}
