import { getTranslations } from 'next-intl/server';
import { AnnounceForm } from '@/components/announcements/announce-form';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('announcements', 'new');

/** Head office tells stores, roles or people; a manager the people of the store. */
export default async function NewAnnouncementPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('notices.announce', (await searchParams).store);
  const [t, api] = await Promise.all([getTranslations('announcements'), serverApi()]);
  const isOffice = page.may('notices.announce', null);
  const stores = isOffice ? page.session.stores : [{ id: page.storeId }];
  const people = (await Promise.all(stores.map(({ id }) => api.tasks.people({ storeId: id })))).flat();
  const byId = new Map(people.map((person) => [person.id, person]));
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: '/announcements' }]}
        title={t('new')}
        description={isOffice ? t('fromOffice') : page.store.name}
      />
      <AnnounceForm
        storeId={isOffice ? null : page.storeId}
        stores={isOffice ? page.session.stores : []}
        people={[...byId.values()]}
      />
    </div>
  );
}
