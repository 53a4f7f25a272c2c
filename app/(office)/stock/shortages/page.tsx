import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { CaseTable } from '@/components/shortages/case-table';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { CASE_STATES } from '@/server/inventory/shortages/shortage-schema';
import { id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('shortages');

interface Props {
  searchParams: Promise<{ store?: string; state?: string; person?: string; before?: string }>;
}

/** Shortage cases of a store; whoever may only open them finds the way to that here. */
export default async function ShortagesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage(['shortages.read', 'shortages.open'], query.store);
  const { storeId } = page;
  const t = await getTranslations('shortages');
  const reads = page.may('shortages.read', storeId);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={page.store.name}
        actions={
          <>
            {reads ? (
              <ButtonLink href={`/stock/shortages/payroll?store=${storeId}`}>{t('payroll')}</ButtonLink>
            ) : null}
            {page.may('shortages.open', storeId) ? (
              <ButtonLink variant="primary" href={`/stock/shortages/new?store=${storeId}`}>
                {t('new')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {reads ? (
        <Cases storeId={storeId} query={query} timeZone={page.timeZoneOf(storeId)} />
      ) : (
        <Card>{t('openOnlyHint')}</Card>
      )}
    </div>
  );
}

async function Cases(props: { storeId: string; query: Awaited<Props['searchParams']>; timeZone: string }) {
  const { storeId, query } = props;
  const t = await getTranslations('shortages');
  const api = await serverApi();
  const state = CASE_STATES.find((one) => one === query.state);
  const personId = id.safeParse(query.person).data;
  const before = Number(query.before);
  const [found, people] = await Promise.all([
    api.shortages.list({
      storeId,
      ...(state ? { state } : {}),
      ...(personId ? { personId } : {}),
      ...(Number.isInteger(before) && before > 0 ? { before } : {}),
    }),
    api.shortages.people({ storeId }),
  ]);
  const filters = new URLSearchParams({
    store: storeId,
    ...(state ? { state } : {}),
    ...(personId ? { person: personId } : {}),
  });
  return (
    <>
      <FilterBar params={['state', 'person']}>
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
      </FilterBar>
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <CaseTable
            rows={found.rows}
            href={(row) => `/stock/shortages/${row.id}?store=${storeId}`}
            timeZoneOf={() => props.timeZone}
          />
        )}
      </Card>
      {found.next ? (
        <ButtonLink
          variant="secondary"
          className="self-start"
          href={`/stock/shortages?${filters}&before=${found.next}`}
        >
          {t('older')}
        </ButtonLink>
      ) : null}
    </>
  );
}
