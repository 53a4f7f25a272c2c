import { getTranslations } from 'next-intl/server';
import { EnterLeave } from '@/components/roster/leave/ask-leave';
import { DecideLeave, TakeBackLeave } from '@/components/roster/leave/leave-acts';
import { LeaveLine } from '@/components/roster/leave/leave-line';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { calendarDay } from '@/lib/business-day';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('roster.leave');

/** A store's time off: what waits for a yes or no, and what lies ahead. */
export default async function LeavePage({ searchParams }: { searchParams: Promise<{ store?: string }> }) {
  const page = await storeOfPage('roster.plan', (await searchParams).store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('roster.leave'), serverApi()]);
  const own = page.session.person.id;
  const { leaves, people } = await api.roster.leaves({ storeId });
  const today = calendarDay(new Date(), page.timeZoneOf(storeId));
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <LiveRefresh of={['leave']} stores={[storeId]} pauseMs={4_000} />
      <PageHeader
        title={t('title')}
        description={page.store.name}
        actions={
          <>
            <OneStore allowed={page.allowed} storeId={storeId} />
            <EnterLeave storeId={storeId} today={today} people={people.filter(({ id }) => id !== own)} />
          </>
        }
      />
      {leaves.length === 0 ? (
        <EmptyState title={t('noneStore')} description={t('noneStoreHint')} />
      ) : (
        <Card padding="none">
          <ul className="divide-y divide-rule">
            {leaves.map((leave) => (
              <LeaveLine key={leave.id} leave={leave} timeZone={page.timeZoneOf(storeId)} name={leave.name}>
                {leave.personId === own ? null : leave.state === 'ASKED' ? (
                  <DecideLeave storeId={storeId} leaveId={leave.id} name={leave.name} />
                ) : (
                  <TakeBackLeave storeId={storeId} leaveId={leave.id} name={leave.name} />
                )}
                {leave.shifts > 0 ? (
                  <Callout
                    tone="warn"
                    title={t(leave.state === 'ASKED' ? 'overlaps' : 'uncovered', { shifts: leave.shifts })}
                    className="w-full"
                  />
                ) : null}
              </LeaveLine>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
