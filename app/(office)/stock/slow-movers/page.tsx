import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { AGE_NAMES } from '@/components/stock/age-names';
import { SlowTable } from '@/components/stock/slow-table';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Stat, StatGrid } from '@/components/ui/stat';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('slowMovers');

interface Props {
  searchParams: Promise<{ store?: string; days?: string; category?: string; q?: string; after?: string }>;
}

const SPANS = [30, 60, 90, 180] as const;

/** 滞销与库龄: what stands here and does not sell, how old it is, and where it would. */
export default async function SlowMoversPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('slowMovers');
  const stock = await getTranslations('stock');
  const api = await serverApi();
  const days = SPANS.find((one) => String(one) === query.days) ?? 90;
  const [found, categories] = await Promise.all([
    api.reports.slowMovers({
      storeId,
      days,
      ...(query.q ? { term: query.q } : {}),
      ...(query.category ? { categoryId: query.category } : {}),
      ...(query.after ? { after: query.after } : {}),
    }),
    api.catalog.categories(),
  ]);
  const { totals } = found;
  const next = new URLSearchParams({ ...(query as Record<string, string>), after: found.next ?? '' });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('title')} description={`${page.store.name} · ${t('hint', { days })}`} />
      <FilterBar params={['q', 'days', 'category', 'after']}>
        <FilterSearch param="q" label={stock('findProduct')} />
        <FilterSelect
          param="days"
          label={t('span')}
          allLabel={t('notSoldFor', { days: 90 })}
          options={SPANS.filter((one) => one !== 90).map((one) => ({
            value: String(one),
            label: t('notSoldFor', { days: one }),
          }))}
        />
        <FilterSelect
          param="category"
          label={stock('category')}
          options={categories.map((one) => ({ value: one.id, label: one.name }))}
        />
      </FilterBar>
      {found.rows.length > 0 ? (
        <StatGrid>
          <Stat label={t('products')} value={totals.products} />
          {totals.valueFen === null ? null : (
            <Stat label={t('value')} value={<Amount fen={totals.valueFen} />} />
          )}
          {(totals.agesFen ?? []).map((fen, of) => {
            const age = AGE_NAMES[of] ?? 'older';
            return fen === 0 ? null : (
              <Stat
                key={age}
                label={t(`ages.${age}`)}
                value={<Amount fen={fen} />}
                tone={age === 'older' ? 'late' : 'plain'}
              />
            );
          })}
        </StatGrid>
      ) : null}
      {found.rows.length === 0 ? (
        <Card>
          <EmptyState title={t('none')} description={t('noneHint', { days })} />
        </Card>
      ) : (
        <SlowTable
          storeId={storeId}
          rows={found.rows}
          seesCost={totals.valueFen !== null}
          sends={page.may('stock.transfer', storeId)}
        />
      )}
      {found.rows.length > 0 ? <p className="text-ink-soft text-xs">{t('agesHint')}</p> : null}
      {found.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock/slow-movers?${next}`}>
          {stock('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
