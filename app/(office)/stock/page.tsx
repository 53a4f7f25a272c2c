import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { listPage } from '@/components/shell/list-page';
import { NextStep } from '@/components/shell/next-step';
import { pageSession, requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { type BookQuery, bookParams, bookShows, entriesOf } from '@/components/stock/book-address';
import { BookCells } from '@/components/stock/book-cells';
import { BookFilters } from '@/components/stock/book-filters';
import { BookTotalRows } from '@/components/stock/book-rows';
import { BookTable } from '@/components/stock/book-table';
import { totalStandsFor } from '@/components/stock/book-total-rules';
import { CompanyBook } from '@/components/stock/company-book';
import { periodOf } from '@/components/stock/period-of';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink, DownloadLink } from '@/components/ui/button';
import { MenuLink } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
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

/** 进销存: opening, what came and went, closing per product and period. */
async function StockBookList({ searchParams }: Props) {
  const query = await searchParams;
  const session = await pageSession();
  const { now } = await pageContext();
  const todayAt = (storeId: string | null) => session.businessDayIn(storeId, now);
  // All stores together, for who may see every one of them.
  if (query.store ? query.store === 'all' : session.storeId === null && session.may('stock.read', null)) {
    await requireEverywhere('stock.read');
    return <CompanyBook period={periodOf(query, todayAt(null))} today={todayAt(null)} query={query} />;
  }
  const page = await storeOfPage('stock.read', query.store);
  const [t, receiving] = await Promise.all([
    getTranslations('stock'),
    getTranslations('purchasing.receiving'),
  ]);
  const today = todayAt(page.storeId);
  const { from, to } = periodOf(query, today);
  const api = await serverApi();
  const scope = {
    storeId: page.storeId,
    from,
    to,
    ...(query.category ? { categoryId: query.category } : {}),
    ...(query.zone ? { zoneId: query.zone } : {}),
  };
  const seesValue = page.may('costs.see', page.storeId) && !query.zone;
  const shows = bookShows(query, seesValue);
  const [book, totals, categories, zones] = await Promise.all([
    api.stock.book({
      ...scope,
      movedOnly: query.moved === '1',
      ...(query.q ? { term: query.q } : {}),
      ...(query.after ? { after: query.after } : {}),
    }),
    api.stock.bookTotals(scope),
    api.catalog.categories(),
    api.stock.zones({ storeId: page.storeId }),
  ]);
  const file = bookParams(page.storeId, { from, to }, query);
  const next = new URLSearchParams({ ...(query as Record<string, string>), after: book.next ?? '' });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('stockBook')}
        description={`${page.store.name} · ${formatPeriod(from, to, await getLocale())}`}
        actions={
          <>
            <DownloadLink href={`/api/stock-book?${file}`}>{t('toExcel')}</DownloadLink>
            <MoreMenu>
              <MenuLink href={`/stock/print?${file}`}>{t('print')}</MenuLink>
              <MenuLink href={`/stock/as-of?store=${page.storeId}`}>{t('asOf')}</MenuLink>
              {session.may('stock.read', null) && session.session.stores.length > 1 ? (
                <MenuLink href={`/stock?store=all&from=${from}&to=${to}`}>{t('allStores')}</MenuLink>
              ) : null}
            </MoreMenu>
          </>
        }
      />
      <BookFilters
        period={{ from, to }}
        today={today}
        categories={categories}
        zones={zones}
        seesValue={seesValue}
      />
      <BookTable
        lines={[t('product')]}
        empty={book.rows.length === 0}
        step={
          <NextStep
            permission="purchasing.receive"
            may={session.may('purchasing.receive', page.storeId)}
            ways={[{ label: receiving('new'), href: `/stock/receiving/new?store=${page.storeId}` }]}
          />
        }
        total={
          totalStandsFor(query) ? (
            <BookTotalRows totals={totals} shows={shows} entries={(unit) => entriesOf(scope, { unit })} />
          ) : null
        }
      >
        {book.rows.map((row) => {
          const entries = entriesOf(scope, row);
          return (
            <TableRow key={row.productId}>
              <TableCell className="min-w-36">
                <Link className="link-reach leading-4 hover:underline" href={entries({})}>
                  {goodsName(row)}
                </Link>
                <span className="block text-ink-soft text-xs leading-4">
                  {row.code} · <Unit of={row.unit} />
                </span>
              </TableCell>
              <BookCells row={row} shows={shows} entries={entries} />
            </TableRow>
          );
        })}
      </BookTable>
      {book.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock?${next}`}>
          {t('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

export default listPage(async ({ searchParams }: Props) => {
  const { store } = await searchParams;
  const session = await pageSession();
  const isAll = store ? store === 'all' : session.storeId === null && session.may('stock.read', null);
  if (isAll) await requireEverywhere('stock.read');
  else await storeOfPage('stock.read', store);
}, StockBookList);
