import { getTranslations } from 'next-intl/server';
import { MinutesForm } from '@/components/meetings/minutes-form';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('meetings', 'new');

/** Minutes while the meeting is held, or after it. */
export default async function NewMeetingPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('meetings.keep', (await searchParams).store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('meetings'), serverApi()]);
  const people = await api.tasks.people({ storeId });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/meetings?store=${storeId}` }]}
        title={t('new')}
        description={page.store.name}
      />
      <MinutesForm storeId={storeId} people={people} today={page.businessDayIn(storeId, new Date())} />
    </div>
  );
}
