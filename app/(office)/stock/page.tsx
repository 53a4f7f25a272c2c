import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterDate, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { businessDayOf } from '@/lib/business-day';
import type { StockFigure } from '@/server/reports/stock-book';
import { pageContext, serverApi } from '@/trpc/server';

interface Props {
  searchParams: Promise<{
    store?: string;
    from?: string;
    to?: string;
    q?: string;
    category?: string;
    moved?: string;
    after?: string;
  }>;
}

/** 进销存: opening, in, out, closing per product and period. */
export default async function StockBookPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const t = await getTranslations('stock');
  const reports = await getTranslations('reports');
  const { now } = await pageContext();
  const today = businessDayOf(now, page.timeZoneOf(page.storeId), 240);
  const from = query.from || `${today.slice(0, 8)}01`;
  const to = query.to || today;
  const api = await serverApi();
  const [book, categories] = await Promise.all([
    api.reports.stockBook({
      storeId: page.storeId,
      from,
      to,
      movedOnly: query.moved === '1',
      ...(query.q ? { term: query.q } : {}),
      ...(query.category ? { categoryId: query.category } : {}),
      ...(query.after ? { after: query.after } : {}),
    }),
    api.catalog.categories(),
  ]);
  const next = new URLSearchParams({ ...(query as Record<string, string>), after: book.next ?? '' });
  const entries = (productId: string, kind?: string) =>
    `/stock/entries?store=${page.storeId}&product=${productId}&from=${from}&to=${to}${kind ? `&kind=${kind}` : ''}`;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('stockBook')} description={`${page.store.name} · ${from} – ${to}`} />
      <FilterBar params={['q', 'from', 'to', 'category', 'moved', 'after']}>
        <FilterSearch param="q" label={t('findProduct')} />
        <FilterDate param="from" label={t('from')} />
        <FilterDate param="to" label={t('to')} />
        <FilterSelect
          param="category"
          label={t('category')}
          options={categories.map((category) => ({ value: category.id, label: category.name }))}
        />
        <FilterSelect param="moved" label={t('moved')} options={[{ value: '1', label: t('movedOnly') }]} />
      </FilterBar>
      <Card padding="none">
        {book.rows.length === 0 ? (
          <EmptyState title={t('noStock')} description={t('noStockHint')} />
        ) : (
          <Table aria-label={t('stockBook')}>
            <TableHeadings
              of={[
                t('product'),
                { numeric: t('opening') },
                { numeric: t('in') },
                { numeric: t('out') },
                { numeric: t('closing') },
              ]}
            />
            <TableBody>
              {book.rows.map((row) => (
                <TableRow key={row.productId}>
                  <TableCell className="min-w-36">
                    <Link className="text-accent underline" href={entries(row.productId)}>
                      {row.name}
                    </Link>
                    <span className="block text-ink-soft text-xs">
                      {row.spec} {row.code} · {row.unit}
                    </span>
                  </TableCell>
                  <TableCell numeric>
                    <Figure figure={row.opening} />
                  </TableCell>
                  {(['in', 'out'] as const).map((side) => (
                    <TableCell key={side} numeric>
                      {row.moves
                        .filter((move) => move[side].quantity !== '0')
                        .map((move) => (
                          <Link
                            key={move.kind}
                            className="block hover:underline"
                            href={entries(row.productId, move.kind)}
                          >
                            <span className="mr-2 text-ink-soft text-xs">
                              {reports(`entryKinds.${move.kind}`)}
                            </span>
                            <Figure figure={move[side]} />
                          </Link>
                        ))}
                    </TableCell>
                  ))}
                  <TableCell numeric className="font-semibold">
                    <Figure figure={row.closing} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      {book.next ? (
        <ButtonLink variant="secondary" href={`/stock?${next}`}>
          {t('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

/** A quantity and, for those who may see it, its value at cost. */
function Figure({ figure }: { figure: StockFigure }) {
  return (
    <span>
      <span className={figure.quantity.startsWith('-') ? 'text-alarm' : ''}>{figure.quantity}</span>
      {figure.valueFen === null ? null : (
        <span className="block text-ink-soft text-xs">
          <Amount fen={figure.valueFen} tone="plain" />
        </span>
      )}
    </span>
  );
}
