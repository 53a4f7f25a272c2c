import { getTranslations } from 'next-intl/server';
import { OrderState } from '@/components/purchase-orders/order-state';
import { documentNumber } from '@/components/stock/document-number';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { businessDayOf } from '@/lib/business-day';
import { daysFrom } from '@/server/inventory/purchase-orders/purchase-order-rules';
import { pageContext, serverApi } from '@/trpc/server';

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
  const dayOf = (moment: Date) => businessDayOf(moment, page.timeZoneOf(page.storeId), 240);
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
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState
            title={t(openOnly ? 'noneOpen' : 'none')}
            description={t(openOnly ? 'noneOpenHint' : 'noneHint')}
          />
        ) : (
          <Table aria-label={t('title')}>
            <TableHeadings of={[stock('number'), stock('supplier'), { numeric: t('progress') }]} />
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>
                    <TextLink
                      className="whitespace-nowrap"
                      href={`/stock/orders/${row.id}?store=${page.storeId}`}
                    >
                      {documentNumber('PURCHASE_ORDER', row.number)}
                    </TextLink>
                    <OrderState order={row} today={today} />
                  </TableCell>
                  <TableCell>
                    {row.supplier}
                    <span className="block text-ink-soft text-xs">
                      {row.expectedOn ? (
                        <span className="whitespace-nowrap">
                          {t('due')} <BusinessDay day={row.expectedOn} />
                        </span>
                      ) : (
                        t('noDay')
                      )}
                    </span>
                    <span className="block text-ink-soft text-xs">
                      {t('age', { days: daysFrom(dayOf(row.orderedAt), today) })}
                    </span>
                  </TableCell>
                  <TableCell numeric>
                    {row.openLines > 0
                      ? t('openLines', { open: row.openLines, lines: row.lines })
                      : t('allIn', { lines: row.lines })}
                    {row.amountFen === null ? null : (
                      <Amount fen={row.amountFen} tone="plain" className="block text-ink-soft text-xs" />
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
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
