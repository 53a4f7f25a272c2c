import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { GiveForm } from '@/components/tasks/give-form';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('tasks', 'new');

/** A task for somebody of the store, once or again and again; of head office also for the managers of many stores. */
export default async function NewTaskPage({ searchParams }: { searchParams: Promise<{ store?: string }> }) {
  const page = await storeOfPage('tasks.give', (await searchParams).store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('tasks'), serverApi()]);
  const people = await api.tasks.people({ storeId });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/tasks?store=${storeId}` }]}
        title={t('new')}
        description={page.store.name}
      />
      <GiveForm
        storeId={storeId}
        people={people}
        stores={page.may('tasks.give', null) ? page.session.stores : []}
        today={page.businessDayIn(storeId, new Date())}
      />
    </div>
  );
}
