import { getTranslations } from 'next-intl/server';
import { OpenCaseForm } from '@/components/shortages/open-case-form';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

/** A shortage case by hand. */
export default async function NewShortagePage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('shortages.open', (await searchParams).store);
  const { storeId } = page;
  const t = await getTranslations('shortages');
  const zones = await (await serverApi()).zones.list({ storeId });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/shortages?store=${storeId}` }]}
        title={t('new')}
        description={page.store.name}
      />
      <OpenCaseForm
        storeId={storeId}
        timeZone={page.timeZoneOf(storeId)}
        reads={page.may('shortages.read', storeId)}
        zones={zones.map(({ id, name, owner }) => ({ id, name, owner: owner?.personName ?? null }))}
      />
    </div>
  );
}
