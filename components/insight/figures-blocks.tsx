import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import type { PageSession } from '@/components/shell/page-session';
import { Section } from '@/components/ui/card';
import { calendarDay } from '@/lib/business-day';
import { endOfMonth } from '@/server/insight/rules';
import { pageContext, serverApi } from '@/trpc/server';
import { CashDifferences } from './cash-differences';
import { storesIn } from './homes-of';
import { StoreExceptions } from './store-exceptions';
import { StoreRanking } from './store-ranking';
import { sumTakings } from './sum-takings';
import { TakingsLine } from './takings-line';
import { TakingsTiles } from './takings-tiles';
import { TargetsDialog } from './targets-dialog';
import { WhoIsOn } from './who-is-on';

/** Asked once, however many parts of the page need it. */
const takingsOf = cache(async (scope: string) =>
  (await serverApi()).insight.takings({ storeIds: scope.split(',') }),
);

/** What was taken: today so far, yesterday, the month, its target, and fourteen days as a line. */
export async function TakingsBlock({ page }: { page: PageSession }) {
  const storeIds = storesIn(page, 'insight.read');
  if (storeIds.length === 0) return null;
  const scope = storeIds.join(',');
  const [stores, t, { now }] = await Promise.all([
    takingsOf(scope),
    getTranslations('insight'),
    pageContext(),
  ]);
  const sum = sumTakings(stores);
  const mayTarget = page.may('insight.setTargets', null);
  const month = calendarDay(now, page.timeZoneOf(null)).slice(0, 7);
  return (
    <>
      <Section
        title={t('takings')}
        actions={mayTarget ? <TargetsDialog months={[month, monthAfter(month)]} /> : null}
      >
        <TakingsTiles sum={sum} scope={scope} />
      </Section>
      <TakingsLine days={sum.line} scope={scope} />
    </>
  );
}

function monthAfter(month: string): string {
  const [year = 0, number = 1] = endOfMonth(`${month}-01`).split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Stores ranked, where there are several. */
export async function RankingBlock({ page }: { page: PageSession }) {
  const storeIds = storesIn(page, 'insight.read');
  if (storeIds.length < 2) return null;
  return <StoreRanking stores={await takingsOf(storeIds.join(','))} />;
}

/** What does not fit, store by store. */
export async function ExceptionsBlock({ page }: { page: PageSession }) {
  const storeIds = storesIn(page, 'insight.read');
  if (storeIds.length === 0) return null;
  const stores = await (await serverApi()).insight.exceptions({ storeIds });
  return <StoreExceptions stores={stores} mayNudge={(storeId) => page.may('insight.nudge', storeId)} />;
}

/** Drawers over or short of the last days. */
export async function CashBlock({ page }: { page: PageSession }) {
  const storeIds = storesIn(page, 'insight.read');
  if (storeIds.length === 0) return null;
  const { cash } = await (await serverApi()).insight.exceptionsOneByOne({ storeIds });
  return <CashDifferences rows={cash} storeName={storeNameOf(page)} />;
}

/** Who has a drawer open. */
export async function OnDutyBlock({ page }: { page: PageSession }) {
  const storeIds = storesIn(page, 'insight.read');
  if (storeIds.length === 0) return null;
  const drawers = await (await serverApi()).insight.openDrawers({ storeIds });
  return (
    <WhoIsOn
      drawers={drawers}
      storeName={storeIds.length > 1 ? storeNameOf(page) : () => null}
      timeZoneOf={page.timeZoneOf}
    />
  );
}

export function storeNameOf(page: PageSession): (storeId: string) => string {
  return (storeId) => page.session.stores.find(({ id }) => id === storeId)?.name ?? '';
}
