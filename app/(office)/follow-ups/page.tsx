import { getTranslations } from 'next-intl/server';
import { Visits } from '@/components/follow-ups/visits';
import { WaitingList } from '@/components/follow-ups/waiting-list';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Stat, StatGrid } from '@/components/ui/stat';
import { id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('followUps');

interface Props {
  searchParams: Promise<{ store?: string; person?: string }>;
}

/** Whom to call: what waits, today's count against the quota, and who comes. */
export default async function FollowUpsPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('followUps.call', query.store);
  const { storeId, session } = page;
  const [t, api] = await Promise.all([getTranslations('followUps'), serverApi()]);
  const mayAll = page.may('followUps.readAll', storeId);
  const asked = id.safeParse(query.person).data;
  const [waiting, today, visits, people] = await Promise.all([
    api.followUps.waiting({ storeIds: [storeId], ...(asked ? { personId: asked } : {}) }),
    api.followUps.today({ storeId }),
    api.followUps.visits({ storeId }),
    api.staff.withPermission({ storeId, permission: 'followUps.call' }),
  ]);
  const mine = `/follow-ups/calls?store=${storeId}&day=${today.day}&person=${session.person.id}`;
  return (
    <div className="flex flex-col gap-4">
      <LiveRefresh of={['followUps']} stores={[storeId]} pauseMs={5_000} />
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <OneStore allowed={page.allowed} storeId={storeId} clears={['person']} />
            {mayAll ? (
              <ButtonLink href={`/follow-ups/settings?store=${storeId}`}>{t('settings')}</ButtonLink>
            ) : null}
          </>
        }
      />
      <StatGrid>
        <Stat
          label={t('callsToday')}
          value={t('ofQuota', { made: today.calls, quota: today.quota.calls })}
          href={mine}
        />
        <Stat
          label={t('firstToday')}
          value={t('ofQuota', { made: today.firstContacts, quota: today.quota.firstContacts })}
          href={`${mine}&first=1`}
        />
        <Stat label={t('waiting')} value={String(waiting.length)} />
      </StatGrid>
      {mayAll ? (
        <FilterBar params={['person']}>
          <FilterSelect
            param="person"
            label={t('person')}
            options={people.map((person) => ({ value: person.id, label: person.name }))}
          />
        </FilterBar>
      ) : null}
      <WaitingList rows={waiting} today={today.day} people={people} showsPerson={mayAll} />
      <Visits storeId={storeId} visits={visits} />
    </div>
  );
}
