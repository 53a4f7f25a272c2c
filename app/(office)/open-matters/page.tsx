import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MATTER_KINDS } from '@/components/sales/matter-kinds';
import { AwaitingTable, BreachTable, GapTable, ParkedTable } from '@/components/sales/matter-tables';
import { MatterTabs } from '@/components/sales/matter-tabs';
import { readMattersOf } from '@/components/sales/read-matters';
import { MATTER_PERMISSIONS } from '@/components/shell/navigation';
import { NegativeTable } from '@/components/stock/negative-table';
import { placedNegative } from '@/components/stock/placed-negative';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { pageContext, serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales.matters'))('title') };
}

/** What the counter left for somebody to answer, explain, settle or hand over. */
export default async function OpenMattersPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; tab?: string }>;
}) {
  const { store, tab } = await searchParams;
  const page = await storesOfPage(MATTER_PERMISSIONS, store);
  const [t, api, { now }] = await Promise.all([getTranslations('sales.matters'), serverApi(), pageContext()]);
  const { breaches, gaps, parked, negative, pickups } = await readMattersOf(api, page, page.stores);
  const { several } = page;
  return (
    <StoreListFrame
      page={page}
      path="/open-matters"
      header={{ title: t('title'), hint: t('description') }}
      query={{}}
      file="open-matters"
      fileQuery={{ tab: MATTER_KINDS.find((kind) => kind === tab) }}
      nextCursor={null}
    >
      <MatterTabs
        counts={{
          breaches: breaches?.length,
          gaps: gaps?.length,
          parked: parked?.length,
          negative: negative?.length,
          pickups: pickups?.length,
        }}
        parts={{
          breaches: breaches ? <BreachTable rows={breaches} several={several} /> : null,
          gaps: gaps ? <GapTable rows={gaps} several={several} now={now} /> : null,
          parked: parked ? <ParkedTable rows={parked} several={several} /> : null,
          negative: negative ? (
            <NegativeTable
              rows={placedNegative(page, negative)}
              several={several}
              personId={page.session.person.id}
            />
          ) : null,
          pickups: pickups ? <AwaitingTable rows={pickups} several={several} /> : null,
        }}
      />
    </StoreListFrame>
  );
}
