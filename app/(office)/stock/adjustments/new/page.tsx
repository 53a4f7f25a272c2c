import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { AdjustmentForm } from '@/components/stock/adjustment-form';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { RIGHT_OF_REASON } from '@/server/stock/adjustments/adjustment-rules';
import { ADJUSTMENT_REASONS } from '@/server/stock/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'newAdjustment');

/** A correction being written. */
export default async function NewAdjustmentPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('stock.adjust', (await searchParams).store);
  const t = await getTranslations('stock');
  const zones = await (await serverApi()).stock.zones({ storeId: page.storeId });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('adjustments'), href: `/stock/adjustments?store=${page.storeId}` }]}
        title={t('newAdjustment')}
        description={page.store.name}
      />
      {page.may('incidents.report', page.storeId) ? (
        <p className="text-sm">
          <TextLink href={`/incidents/new?store=${page.storeId}`}>{t('theftByIncident')}</TextLink>
        </p>
      ) : null}
      <AdjustmentForm
        storeId={page.storeId}
        personId={page.session.person.id}
        zones={zones}
        reasons={ADJUSTMENT_REASONS.filter(
          // What was stolen is reported as an incident, and leaves by it.
          (reason) => reason !== 'THEFT' && page.may(RIGHT_OF_REASON[reason], page.storeId),
        )}
      />
    </div>
  );
}
