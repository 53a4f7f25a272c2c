import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { pageSession, requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { BookCells } from '@/components/stock/book-cells';
import { BookTable } from '@/components/stock/book-table';
import { totalStandsFor } from '@/components/stock/book-total-rules';
import { CompanyBook } from '@/components/stock/company-book';
import { periodOf } from '@/components/stock/period-of';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink, DownloadLink } from '@/components/ui/button';
import { FilterBar, FilterDate, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
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
    q?: string;
    category?: string;
    zone?: string;
    moved?: string;
    after?: string;
  }>;
}

/** 进销存: opening, in, out, closing per product and period. */
export default async function StockBookPage({ searchParams }: Props) {
  const query = await searchParams;
  const session = await pageSession();
  const { now } = await pageContext();
  const todayAt = (storeId: string | null) => session.businessDayIn(storeId, now);
  // All stores together, for who may see every one of them.
  if (query.store ? query.store === 'all' : session.storeId === null && session.may('stock.read', null)) {
    await requireEverywhere('stock.read');
    return <CompanyBook period={periodOf(query, todayAt(null))} term={query.q} categoryId={query.category} />;
  }
  const page = await storeOfPage('stock.read', query.store);
  const t = await getTranslations('stock');
  const { from, to } = periodOf(query, todayAt(page.storeId));
  const api = await serverApi();
  const scope = {
    storeId: page.storeId,
    from,
    to,
    ...(query.category ? { categoryId: query.category } : {}),
    ...(query.zone ? { zoneId: query.zone } : {}),
  };
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
  const file = new URLSearchParams({
    store: page.storeId,
    from,
    to,
    ...(query.category ? { category: query.category } : {}),
    ...(query.zone ? { zone: query.zone } : {}),
    ...(query.q ? { q: query.q } : {}),
    ...(query.moved === '1' ? { moved: '1' } : {}),
  });
  const next = new URLSearchParams({ ...(query as Record<string, string>), after: book.next ?? '' });
  const entries = (productId: string, kind?: string) =>
    `/stock/entries?store=${page.storeId}${productId ? `&product=${productId}` : ''}&from=${from}&to=${to}${kind ? `&kind=${kind}` : ''}`;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('stockBook')}
        description={`${page.store.name} · ${formatPeriod(from, to, await getLocale())}`}
        actions={
          <>
            {session.may('stock.read', null) && session.session.stores.length > 1 ? (
              <ButtonLink href={`/stock?store=all&from=${from}&to=${to}`}>{t('allStores')}</ButtonLink>
            ) : null}
            <ButtonLink href={`/stock/as-of?store=${page.storeId}`}>{t('asOf')}</ButtonLink>
            <ButtonLink href={`/stock/print?${file}`}>{t('print')}</ButtonLink>
            <DownloadLink href={`/api/stock-book?${file}`}>{t('toExcel')}</DownloadLink>
          </>
        }
      />
      <FilterBar params={['q', 'from', 'to', 'category', 'zone', 'moved', 'after']}>
        <FilterSearch param="q" label={t('findProduct')} />
        <FilterDate param="from" label={t('from')} />
        <FilterDate param="to" label={t('to')} />
        <FilterSelect
          param="category"
          label={t('category')}
          options={categories.map((category) => ({ value: category.id, label: category.name }))}
        />
        <FilterSelect
          param="zone"
          label={t('zone')}
          options={zones.map((zone) => ({ value: zone.id, label: zone.name }))}
        />
        <FilterSelect param="moved" label={t('moved')} options={[{ value: '1', label: t('movedOnly') }]} />
      </FilterBar>
      <BookTable lines={[t('product')]} empty={book.rows.length === 0}>
        {totalStandsFor(query) ? (
          <TableRow className="bg-sunken">
            <TableCell className="font-semibold">{t('totals')}</TableCell>
            <BookCells row={totals} entries={(kind) => entries('', kind)} />
          </TableRow>
        ) : null}
        {book.rows.map((row) => (
          <TableRow key={row.productId}>
            <TableCell className="min-w-36">
              <Link className="text-accent underline" href={entries(row.productId)}>
                {goodsName(row)}
              </Link>
              <span className="block text-ink-soft text-xs">
                {row.code} · <Unit of={row.unit} />
              </span>
            </TableCell>
            <BookCells row={row} entries={(kind) => entries(row.productId, kind)} />
          </TableRow>
        ))}
      </BookTable>
      {book.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock?${next}`}>
          {t('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
