import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSomewhere } from '@/components/shell/page-session';
import { AddPerson } from '@/components/staff/add-person';
import { PeopleTable } from '@/components/staff/people-table';
import { SecondFactorPolicy } from '@/components/staff/second-factor/policy-dialog';
import { PageHeader } from '@/components/ui/page-header';
import { ListViews } from '@/components/views/list-views';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.people'))('title') };
}

export default async function PeoplePage() {
  const page = await requireSomewhere('people.read');
  const t = await getTranslations('staff.people');
  const stores = page.session.stores.filter(({ id }) => page.storeIds.includes(id));
  const policy = page.may('people.secure', null)
    ? await (await serverApi()).staff.secondFactorPolicy()
    : null;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={page.may('people.manage', null) ? t('description') : t('descriptionRead')}
        actions={
          <>
            {policy ? <SecondFactorPolicy policy={policy} /> : null}
            {page.may('people.manage', null) ? <AddPerson /> : null}
          </>
        }
      />
      <PeopleTable
        views={<ListViews list="people" />}
        stores={stores}
        seesLogins={page.may('people.read', null)}
      />
    </>
  );
}
