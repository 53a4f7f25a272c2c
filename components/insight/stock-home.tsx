import { getLocale, getTranslations } from 'next-intl/server';
import type { PageSession } from '@/components/shell/page-session';
import { Card, Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Quantity } from '@/components/ui/quantity';
import { Stat, StatGrid } from '@/components/ui/stat';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { documentNumber } from '@/lib/document-number';
import { formatBusinessDay } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { serverApi } from '@/trpc/server';
import { storesIn } from './homes-of';

type Goods = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['insight']['goodsToMove']>>;

/** A stock keeper's day: what comes, what goes, what runs out. */
export async function StockHome({ page }: { page: PageSession }) {
  const storeIds = storesIn(page, 'stock.read');
  if (storeIds.length === 0) return null;
  const [t, api] = await Promise.all([getTranslations('insight.stock'), serverApi()]);
  const goods = await api.insight.goodsToMove({ storeIds });
  const of = `?store=${storeIds.join(',')}`;
  return (
    <>
      <StatGrid>
        <Stat
          label={t('arriving')}
          value={goods.arriving.total}
          detail={t('arrivingHint')}
          href={`/stock/transfers${of}&waits=arriving`}
        />
        <Stat
          label={t('orders')}
          value={goods.orders.total}
          detail={t('ordersHint')}
          href={`/stock/orders${of}&open=1`}
        />
        <Stat
          label={t('toSend')}
          value={goods.toSend.total}
          detail={t('toSendHint')}
          href={`/stock/transfers${of}&waits=toSend`}
        />
        <Stat
          label={t('reorder')}
          value={goods.reorder.total}
          detail={t('reorderHint')}
          href={`/stock/replenishment${of}&due=1`}
        />
        <Stat
          label={t('belowZero')}
          value={goods.belowZero}
          tone={goods.belowZero > 0 ? 'late' : 'plain'}
          detail={t('belowZeroHint')}
          href={`/stock/negative${of}`}
        />
      </StatGrid>
      <CheckIn goods={goods} page={page} />
      <ToSend goods={goods} page={page} />
      <ToReorder goods={goods} of={of} />
    </>
  );
}

async function CheckIn({ goods, page }: { goods: Goods; page: PageSession }) {
  const [t, locale] = await Promise.all([getTranslations('insight.stock'), getLocale()]);
  const today = (storeId: string) => page.businessDayIn(storeId, new Date());
  const due = (storeId: string, day: string) =>
    t(day < today(storeId) ? 'overdue' : 'expected', { day: formatBusinessDay(day, locale) });
  return (
    <Section title={t('checkIn')}>
      <Card padding={goods.arriving.rows.length + goods.orders.rows.length === 0 ? 'md' : 'none'}>
        {goods.arriving.rows.length + goods.orders.rows.length === 0 ? (
          <p className="text-ink-soft text-sm">{t('nothingComes')}</p>
        ) : (
          <ListTable aria-label={t('checkIn')} headings={[t('document'), t('from'), t('when')]}>
            <TableBody>
              {goods.arriving.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>
                    {t('transfer')}{' '}
                    <TextLink href={`/stock/transfers/${row.fromStoreId}/${row.id}`}>
                      {documentNumber('TRANSFER', row.number, row.fromStoreCode)}
                    </TextLink>
                  </TableCell>
                  <TableCell>{row.fromStore}</TableCell>
                  <TableCell>
                    {row.dispatchedAt ? (
                      <DateTime
                        at={row.dispatchedAt}
                        timeZone={page.timeZoneOf(row.fromStoreId)}
                        show="date"
                      />
                    ) : null}
                  </TableCell>
                </TableRow>
              ))}
              {goods.orders.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>
                    {t('order')}{' '}
                    <TextLink href={`/stock/orders/${row.id}?store=${row.storeId}`}>
                      {documentNumber('PURCHASE_ORDER', row.number)}
                    </TextLink>
                  </TableCell>
                  <TableCell>{row.supplier}</TableCell>
                  <TableCell>
                    {row.expectedOn ? (
                      due(row.storeId, row.expectedOn)
                    ) : (
                      <DateTime at={row.orderedAt} timeZone={page.timeZoneOf(row.storeId)} show="date" />
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </Section>
  );
}

async function ToSend({ goods, page }: { goods: Goods; page: PageSession }) {
  const t = await getTranslations('insight.stock');
  return (
    <Section title={t('send')}>
      <Card padding={goods.toSend.rows.length === 0 ? 'md' : 'none'}>
        {goods.toSend.rows.length === 0 ? (
          <p className="text-ink-soft text-sm">{t('nothingToSend')}</p>
        ) : (
          <ListTable aria-label={t('send')} headings={[t('document'), t('to'), t('when')]}>
            <TableBody>
              {goods.toSend.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>
                    <TextLink href={`/stock/transfers/${row.fromStoreId}/${row.id}`}>
                      {documentNumber('TRANSFER', row.number, row.fromStoreCode)}
                    </TextLink>
                  </TableCell>
                  <TableCell>{row.toStore}</TableCell>
                  <TableCell>
                    {row.requestedAt ? (
                      <DateTime
                        at={row.requestedAt}
                        timeZone={page.timeZoneOf(row.fromStoreId)}
                        show="date"
                      />
                    ) : null}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </Section>
  );
}

async function ToReorder({ goods, of }: { goods: Goods; of: string }) {
  const t = await getTranslations('insight.stock');
  return (
    <Section title={t('reorder')}>
      <Card padding={goods.reorder.rows.length === 0 ? 'md' : 'none'}>
        {goods.reorder.rows.length === 0 ? (
          <p className="text-ink-soft text-sm">{t('nothingToOrder')}</p>
        ) : (
          <ListTable
            aria-label={t('reorder')}
            headings={[t('product'), { numeric: t('atHand') }, { numeric: t('suggested') }]}
          >
            <TableBody>
              {goods.reorder.rows.map((row) => (
                <TableRow key={`${row.storeId}${row.productId}`}>
                  <TableCell>
                    <TextLink href={`/stock/replenishment${of}&due=1`}>{goodsName(row)}</TextLink>{' '}
                    <span className="figures text-ink-soft text-xs">{row.code}</span>
                  </TableCell>
                  <TableCell numeric>
                    <Quantity value={row.atHand} unit={row.unit} />
                  </TableCell>
                  <TableCell numeric>
                    <Quantity value={row.suggested} unit={row.unit} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </Section>
  );
}
