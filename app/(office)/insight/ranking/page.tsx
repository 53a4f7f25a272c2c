import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { figureLink } from '@/components/insight/analysis/figure-link';
import { listPage } from '@/components/shell/list-page';
import { pageTitle } from '@/components/shell/page-title';
import { periodOf } from '@/components/stock/period-of';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { FilterPeriod } from '@/components/ui/filter-period';
import { Quantity } from '@/components/ui/quantity';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatPeriod } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { NONE, RANK_ORDERS, RANKED_BY, rankingParts } from '@/server/insight/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('insight.goodsRanking');

interface Props {
  searchParams: Promise<Record<string, string | undefined>>;
}

/** Best and worst sellers of a period, each figure with the lines behind it. */
async function RankingList({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('insight.read', query.store);
  const parts = rankingParts.safeParse(query);
  if (!parts.success) notFound();
  const [t, analysis, locale, api] = await Promise.all([
    getTranslations('insight.goodsRanking'),
    getTranslations('insight.analysis'),
    getLocale(),
    serverApi(),
  ]);
  const today = page.businessDayIn(page.storeIds[0] ?? null, new Date());
  const { from, to } = periodOf(query, today);
  const { category, brand, by, order } = parts.data;
  const [rows, categories] = await Promise.all([
    api.insight.ranking({ storeIds: page.storeIds, from, to, ...parts.data }),
    api.catalog.categories(),
  ]);
  const seesCost = page.storeIds.every((id) => page.may('costs.see', id));
  const linesOf = (product: string) => figureLink(page.scope, from.slice(0, 7), { from, to, product });
  return (
    <StoreListFrame
      page={page}
      path="/insight/ranking"
      header={{
        title: t('title'),
        hint: [formatPeriod(from, to, locale), brand === NONE ? analysis('noBrand') : brand]
          .filter(Boolean)
          .join(' · '),
      }}
      query={{ from, to, category, brand, by, order }}
      file="ranking"
      filters={
        <>
          <FilterPeriod from={from} to={to} today={today} />
          <FilterSelect
            param="category"
            label={analysis('category')}
            options={categories.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FilterSelect
            param="by"
            label={t('by')}
            allLabel={t('ranks.amount')}
            options={RANKED_BY.filter((one) => one === 'pieces' || (one === 'margin' && seesCost)).map(
              (one) => ({
                value: one,
                label: t(`ranks.${one}`),
              }),
            )}
          />
          <FilterSelect
            param="order"
            label={t('order')}
            allLabel={t('orders.best')}
            options={RANK_ORDERS.filter((one) => one !== 'best').map((one) => ({
              value: one,
              label: t(`orders.${one}`),
            }))}
          />
        </>
      }
      nextCursor={null}
    >
      <Card padding="none">
        {rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ListTable
            aria-label={t('title')}
            headings={[
              t('place'),
              t('product'),
              { numeric: analysis('net') },
              { numeric: analysis('pieces') },
              ...(seesCost
                ? [{ numeric: t('cost') }, { numeric: t('margin') }, { numeric: t('marginPart') }]
                : []),
            ]}
          >
            <TableBody>
              {rows.map((row, index) => (
                <TableRow key={row.productId}>
                  <TableCell className="figures">{index + 1}</TableCell>
                  <TableCell className="min-w-40">
                    <TextLink href={`/catalog/${row.productId}`}>{goodsName(row)}</TextLink>{' '}
                    <span className="figures text-ink-soft text-xs">{row.code}</span>
                  </TableCell>
                  <AmountCell fen={row.netFen} href={linesOf(row.productId)} />
                  <TableCell numeric>
                    <TextLink href={linesOf(row.productId)}>
                      <Quantity value={row.quantity} unit={row.unit} tone="plain" />
                    </TextLink>
                  </TableCell>
                  {seesCost ? (
                    <>
                      <AmountCell fen={row.costFen} />
                      <AmountCell fen={row.marginFen} />
                      <TableCell numeric>
                        {row.marginFen !== null && row.netFen > 0
                          ? `${((row.marginFen / row.netFen) * 100).toFixed(1)}%`
                          : '–'}
                      </TableCell>
                    </>
                  ) : null}
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
      <p className="text-ink-soft text-sm">
        {t('hint')} <TextLink href={`/stock/slow-movers?store=${page.scope}`}>{t('unsold')}</TextLink>
      </p>
    </StoreListFrame>
  );
}

export default listPage(async ({ searchParams }: Props) => {
  await storesOfPage('insight.read', (await searchParams).store);
}, RankingList);
