import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { DocumentList } from '@/components/stock/document-list';
import { documentNumber } from '@/components/stock/document-number';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { DateTime } from '@/components/ui/date-time';
import { TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'receiving');

/** Deliveries of a store, latest first. */
export default async function ReceivingsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('stock.receive', query.store);
  const t = await getTranslations('stock');
  const found = await (await serverApi()).inventory.receivings({
    storeId: page.storeId,
    ...(query.cursor ? { cursor: Number(query.cursor) } : {}),
  });
  return (
    <DocumentList
      page={page}
      path="/stock/receiving"
      title={t('receiving')}
      newLabel={t('newReceiving')}
      empty={{ title: t('noReceivings'), hint: t('noReceivingsHint') }}
      headings={[t('number'), t('supplier'), { numeric: t('amount') }]}
      nextCursor={found.nextCursor}
    >
      {found.rows.map((row) => (
        <TableRow key={row.id}>
          <TableCell>
            <TextLink className="whitespace-nowrap" href={`/stock/receiving/${row.id}?store=${page.storeId}`}>
              {documentNumber('RECEIVING', row.number)}
            </TextLink>
            <span className="block text-ink-soft text-xs">
              <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(page.storeId)} />{' '}
              <span className="whitespace-nowrap">{row.person}</span>
            </span>
          </TableCell>
          <TableCell>
            {row.supplier}
            <span className="block text-ink-soft text-xs">{row.supplierNote}</span>
            {row.order ? (
              <TextLink
                className="whitespace-nowrap text-xs"
                href={`/stock/orders/${row.order.id}?store=${page.storeId}`}
              >
                {documentNumber('PURCHASE_ORDER', row.order.number)}
              </TextLink>
            ) : null}
          </TableCell>
          <TableCell numeric>
            {row.amountFen === null ? '–' : <Amount fen={row.amountFen} tone="plain" />}
            <span className="block text-ink-soft text-xs">{t('lineCount', { count: row.lines })}</span>
          </TableCell>
        </TableRow>
      ))}
    </DocumentList>
  );
}
