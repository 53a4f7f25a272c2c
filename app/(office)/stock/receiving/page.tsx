import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { StoreCell, StoreList } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Amount } from '@/components/ui/amount';
import { DateTime } from '@/components/ui/date-time';
import { TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { documentNumber } from '@/lib/document-number';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('purchasing.receiving');

/** Deliveries of a store, latest first. */
export default async function ReceivingsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const [t, r] = await Promise.all([getTranslations('stock'), getTranslations('purchasing.receiving')]);
  const api = await serverApi();
  const asked = { storeIds: page.storeIds };
  const [found, total] = await Promise.all([
    api.purchasing.receivings({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.purchasing.receivingTotals(asked),
  ]);
  return (
    <StoreList
      page={page}
      path="/stock/receiving"
      views="receiving"
      header={{
        title: r('title'),
        create: { label: r('new'), permission: 'purchasing.receive' },
      }}
      file="receiving"
      query={{}}
      total={{ count: total.count, sums: [{ label: t('amount'), fen: total.amountFen }] }}
      empty={{ title: r('none'), description: r('noneHint') }}
      headings={[t('number'), t('supplier'), { numeric: t('amount') }]}
      nextCursor={found.nextCursor}
    >
      {found.rows.map((row) => (
        <TableRow key={`${row.storeId}${row.id}`}>
          <TableCell>
            <TextLink className="whitespace-nowrap" href={`/stock/receiving/${row.id}?store=${row.storeId}`}>
              {documentNumber('RECEIVING', row.number, page.codeOf(row.storeId))}
            </TextLink>
            <span className="block text-ink-soft text-xs">
              <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(row.storeId)} />{' '}
              <span className="whitespace-nowrap">{row.person}</span>
            </span>
          </TableCell>
          <StoreCell page={page} storeId={row.storeId} />
          <TableCell>
            {row.supplier}
            <span className="block text-ink-soft text-xs">{row.supplierNote}</span>
            {row.order ? (
              <TextLink
                className="whitespace-nowrap text-xs"
                href={`/stock/orders/${row.order.id}?store=${row.storeId}`}
              >
                {documentNumber('PURCHASE_ORDER', row.order.number, page.codeOf(row.storeId))}
              </TextLink>
            ) : null}
          </TableCell>
          <TableCell numeric>
            {row.amountFen === null ? '–' : <Amount fen={row.amountFen} tone="plain" />}
            <span className="block text-ink-soft text-xs">{t('lineCount', { count: row.lines })}</span>
          </TableCell>
        </TableRow>
      ))}
    </StoreList>
  );
}
