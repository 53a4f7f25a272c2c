import { getTranslations } from 'next-intl/server';
import { PromotionList } from '@/components/promotions/promotion-list';
import { requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { PROMOTION_STATES, type PromotionState } from '@/server/promotions/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('promotions');

interface Props {
  searchParams: Promise<{ state?: string; store?: string; offset?: string }>;
}

/** Promotions of the chain: what runs, what is planned, and what is over. */
export default async function PromotionsPage({ searchParams }: Props) {
  await requireEverywhere('promotions.manage');
  const query = await searchParams;
  const [t, api] = await Promise.all([getTranslations('promotions'), serverApi()]);
  const state: PromotionState = PROMOTION_STATES.find((one) => one === query.state) ?? 'RUNNING';
  const offset = Math.min(100_000, Math.max(0, Math.floor(Number(query.offset ?? 0)) || 0));
  const { stores } = await api.promotions.choices();
  const store = stores.find(({ id }) => id === query.store);
  const { rows, more } = await api.promotions.list({
    state,
    offset,
    ...(store ? { storeId: store.id } : {}),
  });
  const nameOf = new Map(stores.map(({ id, name }) => [id, name]));
  const listed = rows.map((row) => ({
    ...row,
    stores: row.storeIds.map((id) => nameOf.get(id) ?? ''),
  }));
  const next = new URLSearchParams({
    ...(query as Record<string, string>),
    offset: String(offset + rows.length),
  });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <ButtonLink variant="primary" href="/promotions/new">
            {t('plan')}
          </ButtonLink>
        }
      />
      <FilterBar params={['state', 'store', 'offset']}>
        <FilterSelect
          param="state"
          label={t('state')}
          allLabel={t('states.RUNNING')}
          options={PROMOTION_STATES.slice(1).map((one) => ({ value: one, label: t(`states.${one}`) }))}
        />
        <FilterSelect
          param="store"
          label={t('store')}
          options={stores.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FilterBar>
      <Card>
        {listed.length === 0 ? (
          <EmptyState title={t(`none.${state}`)} description={t('noneHint')} />
        ) : (
          <PromotionList rows={listed} />
        )}
      </Card>
      {more ? <ButtonLink href={`/promotions?${next}`}>{t('more')}</ButtonLink> : null}
    </div>
  );
}
