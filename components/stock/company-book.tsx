import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PrintPage } from '@/components/reports/print-page';
import { pageSession } from '@/components/shell/page-session';
import { PaperSheet } from '@/components/shell/paper-sheet';
import { MenuDownload, MenuLink } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
import { PageHeader } from '@/components/ui/page-header';
import { TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { useUnitsApart } from '@/components/ui/unit';
import { formatPeriod } from '@/lib/format';
import type { CompanyBookRow } from '@/server/stock/book/company-stock-book';
import type { UnitTotal } from '@/server/stock/book/whole-stock-book';
import { serverApi } from '@/trpc/server';
import { type BookQuery, bookParams, bookShows, entriesOf } from './book-address';
import { BookCells, type BookShows, type EntriesOf } from './book-cells';
import { inMoney } from './book-columns';
import { BookFilters } from './book-filters';
import { BookTotalRows } from './book-rows';
import { BookTable } from './book-table';

interface Props {
  period: { from: string; to: string };
  today: string;
  query: BookQuery;
}

/** The stock book of all stores together: a row for each and each unit, opening into that store's own. */
export async function CompanyBook({ period, today, query }: Props) {
  const [t, locale, api, session] = await Promise.all([
    getTranslations('stock'),
    getLocale(),
    serverApi(),
    pageSession(),
  ]);
  const { q: term, category: categoryId } = query;
  const scope = { ...period, ...(term ? { term } : {}), ...(categoryId ? { categoryId } : {}) };
  const [book, categories] = await Promise.all([api.stock.companyBook(scope), api.catalog.categories()]);
  const seesValue = session.may('costs.see', null);
  const shows = bookShows(query, seesValue);
  const units = book.total.map(({ unit }) => unit);
  const transit = (
    <>
      <TextLink href="/stock/transfers">{t('inTransit')}</TextLink>
      <span className="block text-ink-soft text-xs leading-4">{t('inTransitHint')}</span>
    </>
  );
  return (
    <PaperSheet
      wide
      title={t('stockBook')}
      facts={[
        { label: t('store'), value: t('allStores') },
        { label: t('period'), value: formatPeriod(period.from, period.to, locale, { year: true }) },
      ]}
    >
      <PageHeader
        className="print:hidden"
        title={t('stockBook')}
        description={`${t('allStores')} · ${formatPeriod(period.from, period.to, locale)}`}
        actions={
          <>
            <PrintPage />
            <MoreMenu>
              <MenuDownload href={`/api/stock-book?${bookParams('all', period, query)}`}>
                {t('toExcel')}
              </MenuDownload>
              <MenuLink href="/stock/as-of?store=all">{t('asOf')}</MenuLink>
            </MoreMenu>
          </>
        }
      />
      <BookFilters period={period} today={today} categories={categories} seesValue={seesValue} />
      <BookTable
        lines={[t('store')]}
        empty={book.rows.length === 0}
        total={<BookTotalRows totals={book.total} shows={shows} entries={null} />}
      >
        {linesOf(book.inTransit, shows).map((row, at) => (
          <BookLine
            key={`transit-${row.unit}`}
            row={row}
            shows={shows}
            name={transit}
            isFirst={at === 0}
            units={units}
            entries={null}
          />
        ))}
        {storesOf(book.rows).map(({ storeId, store, code, rows }) =>
          linesOf(rows, shows).map((row, at) => (
            <BookLine
              isFirst={at === 0}
              units={units}
              key={`${storeId}-${row.unit}`}
              row={row}
              shows={shows}
              name={
                <>
                  <TextLink href={`/stock?${bookParams(storeId, period, query)}`}>{store}</TextLink>
                  <span className="block text-ink-soft text-xs leading-4">{code}</span>
                </>
              }
              // A search narrows the book by words the entries do not know.
              entries={
                row.unit && !term ? entriesOf({ ...period, storeId, categoryId }, { unit: row.unit }) : null
              }
            />
          )),
        )}
      </BookTable>
    </PaperSheet>
  );
}

/** The lines of a store: one for each unit, or one of money. */
function linesOf(rows: readonly UnitTotal[], shows: BookShows): UnitTotal[] {
  return shows === 'value' && rows.length > 0 ? [{ unit: '', ...inMoney(rows) }] : [...rows];
}

function storesOf(rows: readonly CompanyBookRow[]) {
  const stores = new Map<string, { storeId: string; store: string; code: string; rows: CompanyBookRow[] }>();
  for (const row of rows) {
    const { storeId, store, code } = row;
    const known = stores.get(storeId) ?? { storeId, store, code, rows: [] };
    known.rows.push(row);
    stores.set(storeId, known);
  }
  return [...stores.values()];
}

function BookLine({
  row,
  shows,
  name,
  isFirst,
  units,
  entries,
}: {
  row: UnitTotal;
  shows: BookShows;
  name: ReactNode;
  /** Of the lines of one store: the others say its name to who hears them, and on a phone, where each stands alone. */
  isFirst: boolean;
  /** All that stand in the book. */
  units: readonly string[];
  entries: EntriesOf | null;
}) {
  const unitOf = useUnitsApart(units);
  return (
    <TableRow>
      <TableCell className="min-w-36">
        <span className="flex items-center justify-between gap-3">
          <span className={isFirst ? undefined : 'sm:sr-only print:sr-only'}>{name}</span>
          {row.unit ? <span className="ml-auto text-ink-soft text-xs">{unitOf(row.unit)}</span> : null}
        </span>
      </TableCell>
      <BookCells row={row} shows={shows} entries={entries} ends={false} />
    </TableRow>
  );
}
