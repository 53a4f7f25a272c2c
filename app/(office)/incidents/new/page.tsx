import { getTranslations } from 'next-intl/server';
import { ReportForm } from '@/components/incidents/report-form';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('incidents', 'new');

/** Phone first: whoever saw it says what it was; the address may name the zone somebody came from. */
export default async function NewIncidentPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; zone?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('incidents.report', query.store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('incidents'), serverApi()]);
  const { zones, people } = await api.incidents.choices({ storeId });
  const reads = page.may('incidents.read', storeId);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        {...(reads ? { breadcrumbs: [{ label: t('title'), href: `/incidents?store=${storeId}` }] } : {})}
        title={t('new')}
        description={`${page.store.name} · ${t('report.hint')}`}
      />
      <ReportForm
        storeId={storeId}
        timeZone={page.timeZoneOf(storeId)}
        zones={zones}
        people={people}
        zoneId={zones.find(({ id }) => id === query.zone)?.id ?? ''}
      />
    </div>
  );
}
