import { getLocale, getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterDate, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Quantity } from '@/components/ui/quantity';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { addDays } from '@/lib/business-day';
import { formatPeriod } from '@/lib/format';
import { day } from '@/server/platform/schema';
import { SHRINKAGE_GROUPS } from '@/server/stocktake/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stocktake', 'shrinkage');

interface Props {
  searchParams: Promise<{ store?: string; from?: string; to?: string; by?: string }>;
}

/** What stocktakes found missing and over: by zone, by who answered for it, by category, by month. */
export default async function ShrinkagePage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('stocktake');
  const today = page.businessDayIn(storeId, new Date());
  const to = day.safeParse(query.to).data ?? today;
  const from = day.safeParse(query.from).data ?? addDays(to, -365);
  const by = SHRINKAGE_GROUPS.find((one) => one === query.by) ?? 'zone';
  const rows = await (await serverApi()).stocktake.shrinkage({ storeId, from, to, by });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stocktakes?store=${storeId}` }]}
        title={t('shrinkage')}
        description={`${page.store.name} · ${formatPeriod(from, to, await getLocale())}`}
      />
      <FilterBar params={['from', 'to', 'by']}>
        <FilterDate param="from" label={t('from')} />
        <FilterDate param="to" label={t('to')} />
        <FilterSelect
          param="by"
          label={t('groupBy')}
          options={SHRINKAGE_GROUPS.map((one) => ({ value: one, label: t(`groups.${one}`) }))}
        />
      </FilterBar>
      <Card padding="none">
        {rows.length === 0 ? (
          <EmptyState title={t('noShrinkage')} description={t('noShrinkageHint')} />
        ) : (
          <ListTable
            aria-label={t('shrinkage')}
            headings={[
              t(`groups.${by}`),
              { numeric: t('shortPieces') },
              { numeric: t('overPieces') },
              { numeric: `${t('short')} · ${t('atCost')}` },
              { numeric: `${t('over')} · ${t('atCost')}` },
              { numeric: `${t('short')} · ${t('atListShort')}` },
            ]}
          >
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.name}>
                  <TableCell>{row.name === '' ? t('nobody') : row.name}</TableCell>
                  <TableCell numeric>
                    <Quantity value={row.short} />
                  </TableCell>
                  <TableCell numeric>
                    <Quantity value={row.over} />
                  </TableCell>
                  <AmountCell fen={row.shortFen} signed />
                  <AmountCell fen={row.overFen} signed />
                  <AmountCell fen={row.shortListFen} signed />
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </div>
  );
}
