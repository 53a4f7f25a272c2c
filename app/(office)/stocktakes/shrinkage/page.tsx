import { getLocale, getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { StoreCell, StoreList } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { FilterSelect } from '@/components/ui/filter-bar';
import { FilterPeriod } from '@/components/ui/filter-period';
import { Quantity } from '@/components/ui/quantity';
import { TableCell, TableRow } from '@/components/ui/table';
import { formatPeriod } from '@/lib/format';
import { day } from '@/server/platform/schema';
import { SHRINKAGE_GROUPS, shrinkagePeriod } from '@/server/stocktake/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stocktake', 'shrinkage');

interface Props {
  searchParams: Promise<{ store?: string; from?: string; to?: string; by?: string; cursor?: string }>;
}

/** What stocktakes of the stores chosen found missing and over: by zone, by who answered for it, by category, by month. */
export default async function ShrinkagePage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const [t, stock, locale, api] = await Promise.all([
    getTranslations('stocktake'),
    getTranslations('stock'),
    getLocale(),
    serverApi(),
  ]);
  const now = new Date();
  const today =
    page.storeIds
      .map((storeId) => page.businessDayIn(storeId, now))
      .toSorted()
      .at(-1) ?? '';
  const asked = { from: day.safeParse(query.from).data, to: day.safeParse(query.to).data };
  const { from, to } = shrinkagePeriod(asked, today);
  const by = SHRINKAGE_GROUPS.find((one) => one === query.by) ?? 'zone';
  const { rows, total, nextCursor } = await api.stocktake.shrinkage({
    storeIds: page.storeIds,
    from,
    to,
    by,
    ...(query.cursor ? { cursor: query.cursor } : {}),
  });
  const atCost = (label: string) => `${label} · ${t('atCost')}`;
  const atList = `${t('short')} · ${t('atListShort')}`;
  return (
    <StoreList
      page={page}
      path="/stocktakes/shrinkage"
      views="shrinkage"
      header={{
        breadcrumbs: [{ label: t('title'), href: `/stocktakes?store=${page.scope}` }],
        title: t('shrinkage'),
        hint: formatPeriod(from, to, locale),
      }}
      query={{ from, to, by: query.by }}
      file="shrinkage"
      total={{
        count: total.count,
        sums: [
          { label: atCost(t('short')), fen: total.shortFen },
          { label: atCost(t('over')), fen: total.overFen },
          { label: atList, fen: total.shortListFen },
        ],
      }}
      nextCursor={nextCursor}
      moreLabel={stock('nextPage')}
      filters={
        <>
          <FilterPeriod from={from} to={to} today={today} />
          <FilterSelect
            param="by"
            label={t('groupBy')}
            allLabel={`${t('groupBy')} · ${t('groups.zone')}`}
            options={SHRINKAGE_GROUPS.filter((one) => one !== 'zone').map((one) => ({
              value: one,
              label: t(`groups.${one}`),
            }))}
          />
        </>
      }
      empty={{ title: t('noShrinkage'), description: t('noShrinkageHint') }}
      headings={[
        t(`groups.${by}`),
        { numeric: t('shortPieces') },
        { numeric: t('overPieces') },
        { numeric: atCost(t('short')) },
        { numeric: atCost(t('over')) },
        { numeric: atList },
      ]}
    >
      {rows.map((row) => (
        <TableRow key={`${row.storeId}${row.name}`}>
          <TableCell>{row.name === '' ? t('nobody') : row.name}</TableCell>
          <StoreCell page={page} storeId={row.storeId} />
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
    </StoreList>
  );
}
