import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ITEM_KINDS } from '@/components/open-items/item-kinds';
import { AwaitingTable, BreachTable, GapTable, RejectedTable } from '@/components/open-items/item-tables';
import { ItemTabs } from '@/components/open-items/item-tabs';
import { readMattersOf } from '@/components/open-items/read-items';
import { TemporaryTable } from '@/components/open-items/temporary-table';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { OPEN_ITEM_PERMISSIONS } from '@/components/shell/navigation';
import { NegativeTable } from '@/components/stock/negative-table';
import { placedNegative } from '@/components/stock/placed-negative';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { pageContext, serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('openItems'))('title') };
}

/** Acts of these nouns leave something open, or end it. */
const OPENED_OR_ENDED_BY = ['sales', 'openItems', 'stock', 'purchasing', 'transfers', 'stocktake', 'imports'];

/** What the counter left for somebody to answer, explain, settle or hand over. */
export default async function OpenMattersPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; tab?: string }>;
}) {
  const { store, tab } = await searchParams;
  const page = await storesOfPage(OPEN_ITEM_PERMISSIONS, store);
  const [t, api, { now }] = await Promise.all([getTranslations('openItems'), serverApi(), pageContext()]);
  const { breaches, gaps, rejected, negative, temporary, pickups } = await readMattersOf(
    api,
    page,
    page.stores,
  );
  const { several } = page;
  return (
    <StoreListFrame
      page={page}
      path="/open-items"
      views="openItems"
      header={{ title: t('title'), hint: t('description') }}
      query={{}}
      file="open-items"
      fileQuery={{ tab: ITEM_KINDS.find((kind) => kind === tab) }}
      nextCursor={null}
    >
      <LiveRefresh of={OPENED_OR_ENDED_BY} stores={page.stores.map(({ id }) => id)} />
      <ItemTabs
        counts={{
          breaches: breaches?.length,
          gaps: gaps?.length,
          rejected: rejected?.length,
          negative: negative?.length,
          temporary: temporary?.length,
          pickups: pickups?.length,
        }}
        parts={{
          breaches: breaches ? <BreachTable rows={breaches} several={several} /> : null,
          gaps: gaps ? <GapTable rows={gaps} several={several} now={now} /> : null,
          rejected: rejected ? <RejectedTable rows={rejected} several={several} /> : null,
          negative: negative ? (
            <NegativeTable
              rows={placedNegative(page, negative)}
              several={several}
              personId={page.session.person.id}
            />
          ) : null,
          temporary: temporary ? (
            <TemporaryTable
              rows={temporary}
              several={several}
              mayAdd={page.stores.map(({ id }) => id).filter((id) => page.may('catalog.add', id))}
            />
          ) : null,
          pickups: pickups ? <AwaitingTable rows={pickups} several={several} /> : null,
        }}
      />
    </StoreListFrame>
  );
}
