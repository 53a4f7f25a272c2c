import { getTranslations } from 'next-intl/server';
import { AdjustmentForm } from '@/components/stock/adjustment-form';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

/** A correction being written. */
export default async function NewAdjustmentPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('stock.adjust', (await searchParams).store);
  const t = await getTranslations('stock');
  const zones = await (await serverApi()).inventory.zones({ storeId: page.storeId });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('adjustments'), href: `/stock/adjustments?store=${page.storeId}` }]}
        title={t('newAdjustment')}
        description={page.store.name}
      />
      <AdjustmentForm storeId={page.storeId} zones={zones} />
    </div>
  );
}
