import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { StoreCell, StoreList } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { DateTime } from '@/components/ui/date-time';
import { TableCell, TableRow } from '@/components/ui/table';
import { Unit } from '@/components/ui/unit';
import { documentNumber } from '@/lib/document-number';
import { goodsName } from '@/lib/goods-name';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('purchasing.returns');

/** Goods that went back to their suppliers, latest first. */
export default async function SupplierReturnsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const [t, r] = await Promise.all([getTranslations('stock'), getTranslations('purchasing.returns')]);
  const api = await serverApi();
  const asked = { storeIds: page.storeIds };
  const [found, total] = await Promise.all([
    api.purchasing.supplierReturns({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.purchasing.supplierReturnTotals(asked),
  ]);
  return (
    <StoreList
      page={page}
      path="/stock/supplier-returns"
      views="supplierReturns"
      header={{
        title: r('title'),
        create: { label: r('new'), permission: 'purchasing.receive' },
      }}
      file="supplier-returns"
      query={{}}
      total={{ count: total.count, sums: [{ label: r('credit'), fen: total.creditFen }] }}
      empty={{ title: r('none'), description: r('noneHint') }}
      headings={[t('number'), t('supplier'), t('lines'), r('reason'), t('time'), { numeric: r('credit') }]}
      nextCursor={found.nextCursor}
    >
      {found.rows.map((row) => (
        <TableRow key={`${row.storeId}${row.id}`}>
          <TableCell className="whitespace-nowrap">
            {documentNumber('SUPPLIER_RETURN', row.number, page.codeOf(row.storeId))}
          </TableCell>
          <StoreCell page={page} storeId={row.storeId} />
          <TableCell>{row.supplier}</TableCell>
          <TableCell>
            {row.lines.map((line) => (
              <span key={line.id} className="block">
                {goodsName(line)} {line.quantity} <Unit of={line.unit} quantity={line.quantity} />
              </span>
            ))}
          </TableCell>
          <TableCell>{row.reason}</TableCell>
          <TableCell className="whitespace-nowrap">
            <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(row.storeId)} /> {row.person}
          </TableCell>
          <AmountCell fen={row.creditFen} />
        </TableRow>
      ))}
    </StoreList>
  );
}
