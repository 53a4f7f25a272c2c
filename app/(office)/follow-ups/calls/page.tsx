import { getTranslations } from 'next-intl/server';
import { CallList } from '@/components/follow-ups/call-list';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterDate, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { day as daySchema, id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('followUps', 'calls');

interface Props {
  searchParams: Promise<{ store?: string; person?: string; day?: string; first?: string }>;
}

/** The calls behind a count. */
export default async function CallsPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('followUps.call', query.store);
  const { storeId, session } = page;
  const mayAll = page.may('followUps.readAll', storeId);
  const personId = mayAll ? id.safeParse(query.person).data : session.person.id;
  const day = daySchema.safeParse(query.day).data;
  const [t, api] = await Promise.all([getTranslations('followUps'), serverApi()]);
  const [calls, people] = await Promise.all([
    api.followUps.calls({
      storeIds: [storeId],
      ...(personId ? { personId } : {}),
      ...(day ? { day } : {}),
      ...(query.first ? { firstOnly: true } : {}),
    }),
    api.staff.withPermission({ storeId, permission: 'followUps.call' }),
  ]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('calls')} breadcrumbs={[{ label: t('title'), href: '/follow-ups' }]} />
      <FilterBar params={['day', 'person', 'first']}>
        <FilterDate param="day" label={t('day')} />
        {mayAll ? (
          <FilterSelect
            param="person"
            label={t('person')}
            options={people.map((person) => ({ value: person.id, label: person.name }))}
          />
        ) : null}
        <FilterSelect param="first" label={t('kind')} options={[{ value: '1', label: t('first') }]} />
      </FilterBar>
      <Card padding="none">
        {calls.length === 0 ? <EmptyState title={t('noCalls')} /> : null}
        <CallList calls={calls} timeZone={page.timeZoneOf(storeId)} />
      </Card>
    </div>
  );
}
