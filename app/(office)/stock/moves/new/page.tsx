import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ZoneMoveForm } from '@/components/stock/zone-move-form';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'newMove');

/** Goods from one zone to another. */
export default async function NewZoneMovePage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('stock.move', (await searchParams).store);
  const t = await getTranslations('stock');
  const api = await serverApi();
  const zones = await api.stock.zones({ storeId: page.storeId });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('moves'), href: `/stock/moves?store=${page.storeId}` }]}
        title={t('newMove')}
        description={page.store.name}
      />
      <ZoneMoveForm storeId={page.storeId} personId={page.session.person.id} zones={zones} />
    </div>
  );
}
