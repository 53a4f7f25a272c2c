import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { OpenCaseForm } from '@/components/shortages/open-case-form';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { milliToText } from '@/lib/quantity';
import { prefill } from '@/server/shortages/shortage-schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('shortages', 'new');

/** A shortage case by hand, or for what a document found missing: then its address says what. */
export default async function NewShortagePage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string } & Record<string, string>>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('shortages.open', query.store);
  const found = prefill.safeParse(query).data;
  const { storeId } = page;
  const t = await getTranslations('shortages');
  const api = await serverApi();
  const [zones, product, missing] = await Promise.all([
    api.zones.list({ storeId }),
    found ? api.catalog.product({ productId: found.product }) : null,
    found?.source && found.sourceId
      ? api.shortages.missing({
          storeId,
          source: found.source,
          sourceId: found.sourceId,
          productId: found.product,
        })
      : null,
  ]);
  // What the document says itself counts for more than the address.
  const parts = missing
    ? missing.parts.map(({ zoneId, milli }) => ({ zoneId, quantity: milliToText(milli) }))
    : found?.quantity
      ? [{ zoneId: found.zone ?? null, quantity: found.quantity }]
      : [];
  // A handover is of one zone, and so is what was missing at it.
  const offered =
    found?.source === 'HANDOVER'
      ? zones.filter(({ id }) => parts.some(({ zoneId }) => zoneId === id))
      : zones;
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
        found={
          found && product
            ? {
                product,
                document:
                  found.source && found.sourceId ? { source: found.source, sourceId: found.sourceId } : null,
                parts,
                at: missing?.at.toISOString() ?? found.at ?? null,
              }
            : null
        }
        zones={offered.map(({ id, name, owner }) => ({ id, name, owner: owner?.personName ?? null }))}
      />
    </div>
  );
}
