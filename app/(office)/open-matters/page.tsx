import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AwaitingTable, BreachTable, GapTable, ParkedTable } from '@/components/sales/matter-tables';
import { MatterTabs } from '@/components/sales/matter-tabs';
import { readMatters } from '@/components/sales/read-matters';
import { MATTER_PERMISSIONS } from '@/components/shell/navigation';
import { NegativeTable } from '@/components/stock/negative-table';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { pageContext, serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales.matters'))('title') };
}

/** What the counter left for somebody to answer, explain, settle or hand over. */
export default async function OpenMattersPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage(MATTER_PERMISSIONS, (await searchParams).store);
  const { storeId } = page;
  const [t, api, { now }] = await Promise.all([getTranslations('sales.matters'), serverApi(), pageContext()]);
  const matters = await readMatters(api, page, storeId);
  const place = { storeId, timeZone: page.timeZoneOf(storeId) };
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('title')} description={`${page.store.name} · ${t('description')}`} />
      <MatterTabs
        counts={{
          breaches: matters.breaches?.length,
          gaps: matters.gaps?.length,
          parked: matters.parked?.length,
          negative: matters.negative?.length,
          pickups: matters.pickups?.length,
        }}
        parts={{
          breaches: matters.breaches ? <BreachTable {...place} rows={matters.breaches} /> : null,
          gaps: matters.gaps ? <GapTable {...place} rows={matters.gaps} now={now} /> : null,
          parked: matters.parked ? <ParkedTable {...place} rows={matters.parked} /> : null,
          negative: matters.negative ? (
            <NegativeTable
              {...place}
              rows={matters.negative}
              personId={page.session.person.id}
              may={{
                read: page.may('stock.read', storeId),
                explain: page.may('stock.explainNegative', storeId),
                explainAll: page.may('stock.reconcile', storeId),
              }}
            />
          ) : null,
          pickups: matters.pickups ? <AwaitingTable {...place} rows={matters.pickups} /> : null,
        }}
      />
    </div>
  );
}
