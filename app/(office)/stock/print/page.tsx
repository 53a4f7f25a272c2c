import { getLocale, getTranslations } from 'next-intl/server';
import { PrintPage } from '@/components/reports/print-page';
import { pageTitle } from '@/components/shell/page-title';
import { BookCells } from '@/components/stock/book-cells';
import { BookTable } from '@/components/stock/book-table';
import { totalStandsFor } from '@/components/stock/book-total-rules';
import { periodOf } from '@/components/stock/period-of';
import { PrintedBy } from '@/components/stock/printed-by';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { TableCell, TableRow } from '@/components/ui/table';
import { Unit } from '@/components/ui/unit';
import { formatPeriod } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'stockBook');

interface Props {
  searchParams: Promise<{
    store?: string;
    from?: string;
    to?: string;
    category?: string;
    zone?: string;
    q?: string;
    moved?: string;
  }>;
}

/** The whole stock book of a store and period on one page, for paper: A4 across. */
export default async function PrintStockBookPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('stock');
  const { now } = await pageContext();
  const { from, to } = periodOf(query, page.businessDayIn(storeId, now));
  const api = await serverApi();
  const scope = {
    storeId,
    from,
    to,
    ...(query.category ? { categoryId: query.category } : {}),
    ...(query.zone ? { zoneId: query.zone } : {}),
  };
  const [book, totals, categories, zones] = await Promise.all([
    api.stock.wholeBook({
      ...scope,
      ...(query.q ? { term: query.q } : {}),
      ...(query.moved === '1' ? { movedOnly: true } : {}),
    }),
    api.stock.bookTotals(scope),
    api.catalog.categories(),
    api.stock.zones({ storeId }),
  ]);
  const parts = [
    page.store.name,
    categories.find((one) => one.id === query.category)?.name,
    zones.find((one) => one.id === query.zone)?.name,
    query.q ? `“${query.q}”` : undefined,
    formatPeriod(from, to, await getLocale(), { year: true }),
  ].filter((one) => one !== undefined);
  return (
    <div className="paper-a4-wide flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('stockBook'), href: `/stock?store=${storeId}&from=${from}&to=${to}` }]}
        title={t('stockBook')}
        description={
          <>
            {parts.join(' · ')}
            <PrintedBy />
          </>
        }
        actions={
          <span className="print:hidden">
            <PrintPage />
          </span>
        }
      />
      {book.more ? <Callout tone="warn" title={t('printTooLong', { most: book.rows.length })} /> : null}
      <BookTable lines={[t('code'), t('product')]} empty={book.rows.length === 0}>
        {totalStandsFor(query) ? (
          <TableRow>
            <TableCell />
            <TableCell className="font-semibold">{t('totals')}</TableCell>
            <BookCells row={totals} entries={null} />
          </TableRow>
        ) : null}
        {book.rows.map((row) => (
          <TableRow key={row.productId}>
            <TableCell className="figures">{row.code}</TableCell>
            <TableCell className="min-w-36">
              {goodsName(row)}{' '}
              <span className="text-ink-soft text-xs">
                <Unit of={row.unit} />
              </span>
            </TableCell>
            <BookCells row={row} entries={null} />
          </TableRow>
        ))}
      </BookTable>
    </div>
  );
}
