import { getLocale, getTranslations } from 'next-intl/server';
import { PrintPage } from '@/components/reports/print-page';
import { pageTitle } from '@/components/shell/page-title';
import { PaperSheet } from '@/components/shell/paper-sheet';
import { type BookQuery, bookParams, bookShows } from '@/components/stock/book-address';
import { BookCells } from '@/components/stock/book-cells';
import { BookTotalRows } from '@/components/stock/book-rows';
import { BookTable } from '@/components/stock/book-table';
import { totalStandsFor } from '@/components/stock/book-total-rules';
import { periodOf } from '@/components/stock/period-of';
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
  searchParams: Promise<BookQuery>;
}

/** The whole stock book of a store and period on one page, for paper: A4 across. */
export default async function PrintStockBookPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const [t, locale, { now }, api] = await Promise.all([
    getTranslations('stock'),
    getLocale(),
    pageContext(),
    serverApi(),
  ]);
  const { from, to } = periodOf(query, page.businessDayIn(storeId, now));
  const scope = {
    storeId,
    from,
    to,
    ...(query.category ? { categoryId: query.category } : {}),
    ...(query.zone ? { zoneId: query.zone } : {}),
  };
  const shows = bookShows(query, page.may('costs.see', storeId) && !query.zone);
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
  const period = formatPeriod(from, to, locale, { year: true });
  const narrowed = [
    categories.find((one) => one.id === query.category)?.name,
    zones.find((one) => one.id === query.zone)?.name,
    query.q ? `“${query.q}”` : undefined,
    query.moved === '1' ? t('movedOnly') : undefined,
  ].filter((one) => one !== undefined);
  return (
    <PaperSheet
      wide
      title={t('stockBook')}
      store={page.store}
      facts={[
        { label: t('period'), value: period },
        { label: t('shows'), value: shows === 'value' ? t('atCost') : t('quantity') },
        ...(narrowed.length > 0 ? [{ label: t('narrowed'), value: narrowed.join(' · ') }] : []),
      ]}
    >
      <PageHeader
        className="print:hidden"
        breadcrumbs={[{ label: t('stockBook'), href: `/stock?${bookParams(storeId, { from, to }, query)}` }]}
        title={t('stockBook')}
        description={[page.store.name, ...narrowed, period].join(' · ')}
        actions={<PrintPage />}
      />
      {book.more ? <Callout tone="warn" title={t('printTooLong', { most: book.rows.length })} /> : null}
      <BookTable
        lines={[t('product'), t('code'), t('unit')]}
        empty={book.rows.length === 0}
        total={
          totalStandsFor(query) ? (
            <BookTotalRows totals={totals} shows={shows} entries={null} before={2} />
          ) : null
        }
      >
        {book.rows.map((row) => (
          <TableRow key={row.productId}>
            <TableCell className="min-w-36">{goodsName(row)}</TableCell>
            <TableCell className="figures">{row.code}</TableCell>
            <TableCell className="min-w-0">
              <Unit of={row.unit} />
            </TableCell>
            <BookCells row={row} shows={shows} entries={null} />
          </TableRow>
        ))}
      </BookTable>
    </PaperSheet>
  );
}
