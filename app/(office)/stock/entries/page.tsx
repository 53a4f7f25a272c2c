import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterDate, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatQuantity } from '@/lib/format';
import { STOCK_ENTRY_KINDS } from '@/server/inventory/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'entries');

interface Props {
  searchParams: Promise<{
    store?: string;
    product?: string;
    from?: string;
    to?: string;
    kind?: string;
    document?: string;
    after?: string;
  }>;
}

const DOCUMENT_PAGES: Record<string, (storeId: string, id: string) => string> = {
  TICKET: (storeId, id) => `/tickets/${storeId}/${id}`,
  PICKUP: (storeId, id) => `/tickets/${storeId}/${id}`,
  RECEIVING: (storeId, id) => `/stock/receiving/${id}?store=${storeId}`,
  ADJUSTMENT: (storeId) => `/stock/adjustments?store=${storeId}`,
  STOCKTAKE: (storeId, id) => `/stocktakes/${id}?store=${storeId}`,
};

/** The entries behind a figure of the stock book, each with its document. */
export default async function StockEntriesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const t = await getTranslations('stock');
  const reports = await getTranslations('reports');
  const costs = await getTranslations('costs');
  const kind = STOCK_ENTRY_KINDS.find((one) => one === query.kind);
  const found = await (await serverApi()).reports.stockEntries({
    storeId: page.storeId,
    ...(query.product ? { productId: query.product } : {}),
    ...(query.from ? { from: query.from } : {}),
    ...(query.to ? { to: query.to } : {}),
    ...(kind ? { kind } : {}),
    ...(query.document ? { documentId: query.document } : {}),
    ...(query.after ? { after: query.after } : {}),
  });
  const zone = page.timeZoneOf(page.storeId);
  const next = new URLSearchParams({ ...(query as Record<string, string>), after: found.next ?? '' });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[
          { label: t('stockBook'), href: `/stock?store=${page.storeId}` },
          { label: t('entries') },
        ]}
        title={query.product && found.rows[0] ? found.rows[0].name : t('entries')}
        description={page.store.name}
        actions={
          query.product && page.may('costs.see', page.storeId) ? (
            <ButtonLink href={`/stock/costs?store=${page.storeId}&product=${query.product}`}>
              {costs('title')}
            </ButtonLink>
          ) : null
        }
      />
      <FilterBar params={['from', 'to', 'kind', 'after']}>
        <FilterDate param="from" label={t('from')} />
        <FilterDate param="to" label={t('to')} />
        <FilterSelect
          param="kind"
          label={reports('kind')}
          options={STOCK_ENTRY_KINDS.map((one) => ({
            value: one,
            label: reports(`entryKinds.${one}`),
          }))}
        />
      </FilterBar>
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('noEntries')} />
        ) : (
          <ListTable
            aria-label={t('entries')}
            headings={[
              reports('day'),
              t('product'),
              { numeric: t('quantity') },
              reports('kind'),
              t('document'),
              t('zone'),
              { numeric: reports('atCost') },
            ]}
          >
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell className="whitespace-nowrap">
                    <BusinessDay day={row.businessDay} />
                    <span className="block text-ink-soft text-xs">
                      <DateTime at={row.occurredAt} timeZone={zone} show="time" /> {row.person}
                    </span>
                  </TableCell>
                  <TableCell className="min-w-36">
                    {row.name}
                    <span className="block text-ink-soft text-xs">{row.code}</span>
                  </TableCell>
                  <TableCell numeric>
                    {formatQuantity(row.quantity)} {row.unit}
                  </TableCell>
                  <TableCell>
                    {reports(`entryKinds.${row.kind}`)}
                    {row.belowZero ? <Badge tone="late">{t('wentBelowZero')}</Badge> : null}
                  </TableCell>
                  <TableCell className="whitespace-nowrap">
                    {DOCUMENT_PAGES[row.documentKind] ? (
                      <TextLink
                        href={DOCUMENT_PAGES[row.documentKind]?.(page.storeId, row.documentId) ?? '#'}
                      >
                        {row.documentNumber}
                      </TextLink>
                    ) : (
                      row.documentNumber
                    )}
                  </TableCell>
                  <TableCell>{row.zone}</TableCell>
                  <AmountCell fen={row.valueFen} />
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
      {found.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock/entries?${next}`}>
          {t('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
