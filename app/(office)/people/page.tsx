import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSomewhere } from '@/components/shell/page-session';
import { AddPerson } from '@/components/staff/add-person';
import { PeopleTable } from '@/components/staff/people-table';
import { PageHeader } from '@/components/ui/page-header';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.people'))('title') };
}

export default async function PeoplePage() {
  const page = await requireSomewhere('people.read');
  const t = await getTranslations('staff.people');
  const stores = page.session.stores.filter(({ id }) => page.storeIds.includes(id));
  return (
    <>
      <PageHeader
        title={t('title')}
        description={page.may('people.manage', null) ? t('description') : t('descriptionRead')}
        actions={page.may('people.manage', null) ? <AddPerson /> : null}
      />
      <PeopleTable stores={stores} seesLogins={page.may('people.read', null)} />
    </>
  );
}
