import { getTranslations } from 'next-intl/server';
import { NewInStore } from '@/components/shell/new-in-store';
import { pageTitle } from '@/components/shell/page-title';
import { CaseTable } from '@/components/shortages/case-table';
import { StoreListFrame } from '@/components/stock/store-list';
import { type StoresPage, storesOfPage } from '@/components/stock/stores-of-page';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { id } from '@/server/platform/schema';
import { CASE_STATES } from '@/server/shortages/shortage-schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('shortages');

interface Props {
  searchParams: Promise<{ store?: string; state?: string; person?: string; cursor?: string }>;
}

/** Shortage cases; whoever may only open them finds the way to that here. */
export default async function ShortagesPage({ searchParams }: Props) {
  const query = await searchParams;
  const t = await getTranslations('shortages');
  const all = await storesOfPage(['shortages.read', 'shortages.open'], query.store);
  if (all.stores.some(({ id: storeId }) => all.may('shortages.read', storeId)))
    return <Cases page={await storesOfPage('shortages.read', query.store)} query={query} />;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={all.stores.map(({ name }) => name).join(' · ')}
        actions={<NewInStore label={t('new')} path="/stock/shortages/new" stores={all.stores} />}
      />
      <Card>{t('openOnlyHint')}</Card>
    </div>
  );
}

async function Cases({ page, query }: { page: StoresPage; query: Awaited<Props['searchParams']> }) {
  const [t, api] = await Promise.all([getTranslations('shortages'), serverApi()]);
  const state = CASE_STATES.find((one) => one === query.state);
  const personId = id.safeParse(query.person).data;
  const asked = {
    storeIds: page.storeIds,
    ...(state ? { state } : {}),
    ...(personId ? { personId } : {}),
  };
  const [found, total, people] = await Promise.all([
    api.shortages.list({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.shortages.totals(asked),
    api.shortages.people({ storeIds: page.storeIds }),
  ]);
  const [only] = page.several ? [] : page.storeIds;
  return (
    <StoreListFrame
      page={page}
      path="/stock/shortages"
      views="shortages"
      header={{
        title: t('title'),
        create: { label: t('new'), permission: 'shortages.open' },
        ways: only ? [{ label: t('payroll'), href: `/stock/shortages/payroll?store=${only}` }] : [],
      }}
      query={{ state, person: personId }}
      file="shortages"
      total={{ count: total.count }}
      nextCursor={found.nextCursor}
      moreLabel={t('older')}
      filters={
        <>
          <FilterSelect
            param="state"
            label={t('state')}
            options={CASE_STATES.map((one) => ({ value: one, label: t(`caseStates.${one}`) }))}
          />
          <FilterSelect
            param="person"
            label={t('person')}
            options={people.map((person) => ({ value: person.id, label: person.name }))}
          />
        </>
      }
    >
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <CaseTable
            rows={found.rows}
            columns={page.several ? ['store', 'people'] : ['people']}
            href={(row) => `/stock/shortages/${row.id}?store=${row.storeId}`}
            timeZoneOf={page.timeZoneOf}
            codeOf={page.codeOf}
            total={{
              count: total.count,
              sums: [
                { label: t('amount'), fen: total.amountFen },
                { label: t('left'), fen: total.leftFen },
              ],
            }}
            hasMore={found.nextCursor !== null}
          />
        )}
      </Card>
    </StoreListFrame>
  );
}
