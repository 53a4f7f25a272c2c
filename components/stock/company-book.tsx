import { getLocale, getTranslations } from 'next-intl/server';
import { PrintPage } from '@/components/reports/print-page';
import { ButtonLink, DownloadLink } from '@/components/ui/button';
import { FilterBar, FilterDate, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatPeriod } from '@/lib/format';
import { serverApi } from '@/trpc/server';
import { BookCells } from './book-cells';
import { BookTable } from './book-table';
import { PrintedBy } from './printed-by';

interface Props {
  period: { from: string; to: string };
  term: string | undefined;
  categoryId: string | undefined;
}

/** The stock book of all stores together: a row each, opening into that store's own. */
export async function CompanyBook({ period, term, categoryId }: Props) {
  const t = await getTranslations('stock');
  const api = await serverApi();
  const scope = { ...period, ...(term ? { term } : {}), ...(categoryId ? { categoryId } : {}) };
  const [book, categories] = await Promise.all([api.stock.companyBook(scope), api.catalog.categories()]);
  const of = (storeId: string) =>
    new URLSearchParams({
      store: storeId,
      ...period,
      ...(term ? { q: term } : {}),
      ...(categoryId ? { category: categoryId } : {}),
    });
  const file = new URLSearchParams({
    store: 'all',
    ...period,
    ...(categoryId ? { category: categoryId } : {}),
    ...(term ? { q: term } : {}),
  });
  return (
    <div className="paper-a4-wide flex flex-col gap-4">
      <PageHeader
        title={t('stockBook')}
        description={
          <>
            {t('allStores')} · {formatPeriod(period.from, period.to, await getLocale())}
            <PrintedBy />
          </>
        }
        actions={
          <span className="flex flex-wrap gap-2 print:hidden">
            <ButtonLink href="/stock/as-of?store=all">{t('asOf')}</ButtonLink>
            <PrintPage />
            <DownloadLink href={`/api/stock-book?${file}`}>{t('toExcel')}</DownloadLink>
          </span>
        }
      />
      <FilterBar params={['q', 'from', 'to', 'category']} className="print:hidden">
        <FilterSearch param="q" label={t('findProduct')} />
        <FilterDate param="from" label={t('from')} />
        <FilterDate param="to" label={t('to')} />
        <FilterSelect
          param="category"
          label={t('category')}
          options={categories.map((category) => ({ value: category.id, label: category.name }))}
        />
      </FilterBar>
      <BookTable lines={[t('store')]} empty={book.rows.length === 0}>
        <TableRow className="bg-sunken">
          <TableCell className="font-semibold">{t('allStores')}</TableCell>
          <BookCells row={book.total} entries={null} />
        </TableRow>
        {book.inTransit ? (
          <TableRow>
            <TableCell className="min-w-36">
              <TextLink href="/stock/transfers">{t('inTransit')}</TextLink>
              <span className="block text-ink-soft text-xs">{t('inTransitHint')}</span>
            </TableCell>
            <BookCells row={book.inTransit} entries={null} />
          </TableRow>
        ) : null}
        {book.rows.map((row) => (
          <TableRow key={row.storeId}>
            <TableCell className="min-w-36">
              <TextLink href={`/stock?${of(row.storeId)}`}>{row.store}</TextLink>
              <span className="block text-ink-soft text-xs">{row.code}</span>
            </TableCell>
            <BookCells
              row={row}
              entries={(kind) =>
                `/stock/entries?store=${row.storeId}&from=${period.from}&to=${period.to}&kind=${kind}`
              }
            />
          </TableRow>
        ))}
      </BookTable>
    </div>
  );
}
