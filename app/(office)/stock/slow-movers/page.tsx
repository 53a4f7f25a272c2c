import { getTranslations } from 'next-intl/server';
import { listPage } from '@/components/shell/list-page';
import { pageTitle } from '@/components/shell/page-title';
import { AGE_NAMES } from '@/components/stock/age-names';
import { SlowTable } from '@/components/stock/slow-table';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Amount } from '@/components/ui/amount';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { Stat, StatGrid } from '@/components/ui/stat';
import { SLOW_DAYS, SLOW_SPANS } from '@/server/stock/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock.slowMovers');

interface Props {
  searchParams: Promise<{ store?: string; days?: string; category?: string; q?: string; cursor?: string }>;
}

/** 滞销与库龄: what stands in the stores chosen and does not sell there, how old it is, and where it would. */
async function SlowMoversList({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const [t, stock, api] = await Promise.all([
    getTranslations('stock.slowMovers'),
    getTranslations('stock'),
    serverApi(),
  ]);
  const days = SLOW_SPANS.find((one) => String(one) === query.days) ?? SLOW_DAYS;
  const { q, category, cursor } = query;
  const [found, categories] = await Promise.all([
    api.stock.slowMovers({
      storeIds: page.storeIds,
      days,
      ...(q ? { term: q } : {}),
      ...(category ? { categoryId: category } : {}),
      ...(cursor ? { cursor } : {}),
    }),
    api.catalog.categories(),
  ]);
  const { totals } = found;
  const rows = found.rows.map((row) => ({
    ...row,
    store: page.storeOf(row.storeId)?.name ?? '',
    sends: page.may('transfers.manage', row.storeId),
  }));
  return (
    <StoreListFrame
      page={page}
      path="/stock/slow-movers"
      views="slowMovers"
      header={{ title: t('title'), hint: t('hint', { days }) }}
      query={{ q, category, days: query.days }}
      file="slow-movers"
      total={{ count: totals.products }}
      nextCursor={found.nextCursor}
      moreLabel={stock('nextPage')}
      filters={
        <>
          <FilterSearch param="q" label={stock('findProduct')} />
          <FilterSelect
            param="days"
            label={t('span')}
            allLabel={t('notSoldFor', { days: SLOW_DAYS })}
            options={SLOW_SPANS.filter((one) => one !== SLOW_DAYS).map((one) => ({
              value: String(one),
              label: t('notSoldFor', { days: one }),
            }))}
          />
          <FilterSelect
            param="category"
            label={stock('category')}
            options={categories.map((one) => ({ value: one.id, label: one.name }))}
          />
        </>
      }
      above={<Ages fen={totals.agesFen ?? []} />}
      below={rows.length > 0 ? <p className="text-ink-soft text-xs">{t('agesHint')}</p> : null}
    >
      {rows.length === 0 ? (
        <Card>
          <EmptyState title={t('none')} description={t('noneHint', { days })} />
        </Card>
      ) : (
        <SlowTable
          rows={rows}
          several={page.several}
          valueFen={totals.valueFen}
          seesCost={rows.some(({ valueFen }) => valueFen !== null)}
        />
      )}
    </StoreListFrame>
  );
}

export default listPage(async ({ searchParams }: Props) => {
  await storesOfPage('stock.read', (await searchParams).store);
}, SlowMoversList);

/** What all of it is worth by age; ages nothing is of are left out. */
async function Ages({ fen }: { fen: readonly number[] }) {
  const t = await getTranslations('stock.slowMovers');
  const ages = fen.flatMap((worth, of) =>
    worth === 0 ? [] : [{ age: AGE_NAMES[of] ?? ('older' as const), worth }],
  );
  if (ages.length === 0) return null;
  return (
    <StatGrid>
      {ages.map(({ age, worth }) => (
        <Stat
          key={age}
          label={t(`ages.${age}`)}
          value={<Amount fen={worth} />}
          tone={age === 'older' ? 'late' : 'plain'}
        />
      ))}
    </StatGrid>
  );
}
