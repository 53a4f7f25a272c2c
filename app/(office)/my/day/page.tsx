import { getTranslations } from 'next-intl/server';
import { WaitingList } from '@/components/my-day/waiting-list';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { BusinessDay } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('myDay');

/** Acts of these nouns bring something to do, or end it. */
const HEARD = [
  'tasks',
  'notices',
  'zones',
  'stocktake',
  'openItems',
  'shortages',
  'reports',
  'complaints',
  'roster',
  'leave',
  'customers',
  'followUps',
  'reconciliation',
  'handovers',
  'stock',
];

/** 我的今天: one list over everything that waits for whoever is signed in, in all their stores. */
export default async function MyDayPage() {
  const page = await pageSession();
  const [t, api] = await Promise.all([getTranslations('myDay'), serverApi()]);
  const lines = await api.insight.waiting();
  const { stores } = page.session;
  const names = new Map(stores.map(({ id, name }) => [id, name]));
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <LiveRefresh of={HEARD} pauseMs={4_000} />
      <PageHeader
        title={t('title')}
        description={
          <>
            <BusinessDay day={page.businessDayIn(page.storeId, new Date())} />
            {lines.length > 0 ? ` · ${t('waits', { count: lines.length })}` : ''}
          </>
        }
      />
      <WaitingList
        lines={lines}
        timeZoneOf={page.timeZoneOf}
        storeOf={stores.length > 1 ? (storeId) => names.get(storeId) ?? '' : null}
      />
    </div>
  );
}
