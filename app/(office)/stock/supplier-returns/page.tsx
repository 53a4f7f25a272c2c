import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { DocumentList } from '@/components/stock/document-list';
import { documentNumber } from '@/components/stock/document-number';
import { storeOfPage } from '@/components/stock/store-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { DateTime } from '@/components/ui/date-time';
import { TableCell, TableRow } from '@/components/ui/table';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'supplierReturns');

/** Goods that went back to their suppliers, latest first. */
export default async function SupplierReturnsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('stock.receive', query.store);
  const t = await getTranslations('stock');
  const found = await (await serverApi()).inventory.supplierReturns({
    storeId: page.storeId,
    ...(query.cursor ? { cursor: Number(query.cursor) } : {}),
  });
  return (
    <DocumentList
      page={page}
      path="/stock/supplier-returns"
      title={t('supplierReturns')}
      newLabel={t('newSupplierReturn')}
      empty={{ title: t('noSupplierReturns'), hint: t('noSupplierReturnsHint') }}
      headings={[
        t('number'),
        t('supplier'),
        t('lines'),
        t('returnReason'),
        t('time'),
        { numeric: t('credit') },
      ]}
      nextCursor={found.nextCursor}
    >
      {found.rows.map((row) => (
        <TableRow key={row.id}>
          <TableCell className="whitespace-nowrap">{documentNumber('SUPPLIER_RETURN', row.number)}</TableCell>
          <TableCell>{row.supplier}</TableCell>
          <TableCell>
            {row.lines.map((line) => (
              <span key={line.id} className="block">
                {line.product} {line.quantity} {line.unit}
              </span>
            ))}
          </TableCell>
          <TableCell>{row.reason}</TableCell>
          <TableCell className="whitespace-nowrap">
            <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(page.storeId)} /> {row.person}
          </TableCell>
          <AmountCell fen={row.creditFen} />
        </TableRow>
      ))}
    </DocumentList>
  );
}
