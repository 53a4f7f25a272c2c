import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AuditTrail } from '@/components/audit/audit-trail';
import { requireSomewhere } from '@/components/shell/page-session';
import { PageHeader } from '@/components/ui/page-header';
import { ListViews } from '@/components/views/list-views';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

export default async function AuditPage() {
  const page = await requireSomewhere('audit.read');
  const [t, api] = await Promise.all([getTranslations('audit'), serverApi()]);
  const people = await api.audit.people();
  const stores = page.session.stores
    .filter(({ id }) => page.storeIds.includes(id))
    .map(({ id, name, code }) => ({ id, name, code, timeZone: page.timeZoneOf(id) }));
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <AuditTrail
        views={<ListViews list="audit" />}
        stores={stores}
        lists={{ stores, people, company: page.may('audit.read', null) }}
        timeZone={page.timeZoneOf(page.storeId)}
      />
    </>
  );
}
