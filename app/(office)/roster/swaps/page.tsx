import { getLocale, getTranslations } from 'next-intl/server';
import { DecideSwap, UndoSwap } from '@/components/roster/swaps/swap-acts';
import { SwapLine } from '@/components/roster/swaps/swap-line';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { calendarDay } from '@/lib/business-day';
import { formatBusinessDay } from '@/lib/format';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('roster.swaps');

/** A store's swaps of shifts: what somebody has taken waits for a yes or no, the rest for a taker. */
export default async function SwapsPage({ searchParams }: { searchParams: Promise<{ store?: string }> }) {
  const page = await storeOfPage('roster.plan', (await searchParams).store);
  const { storeId } = page;
  const [t, locale, api] = await Promise.all([getTranslations('roster.swaps'), getLocale(), serverApi()]);
  const { open: swaps, approved } = await api.roster.swaps({ storeId });
  const timeZone = page.timeZoneOf(storeId);
  const own = page.session.person.id;
  const missingOf = ({ taker, takerId, giverId, isGone }: (typeof swaps)[number]) => {
    if (giverId === own || takerId === own) return t('notOwn');
    if (isGone) return t('draftFirst');
    return taker === null ? t('notTakenYet') : null;
  };
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <LiveRefresh of={['roster', 'leave']} stores={[storeId]} pauseMs={4_000} />
      <PageHeader
        title={t('officeTitle')}
        description={page.store.name}
        actions={<OneStore allowed={page.allowed} storeId={storeId} />}
      />
      {swaps.length === 0 ? (
        <EmptyState title={t('none')} description={t('noneHint')} />
      ) : (
        <Card padding="none">
          <ul className="divide-y divide-rule">
            {swaps.map((swap) => {
              const day = formatBusinessDay(calendarDay(swap.startsAt, timeZone), locale);
              const names = new Map([
                [swap.giverId, swap.giver],
                ...(swap.takerId ? [[swap.takerId, swap.taker ?? ''] as const] : []),
              ]);
              return (
                <SwapLine key={swap.id} swap={swap} timeZone={timeZone}>
                  <DecideSwap
                    storeId={storeId}
                    swapId={swap.id}
                    name={`${swap.giver} ${day}`}
                    findings={swap.findings}
                    names={names}
                    timeZone={timeZone}
                    missing={missingOf(swap)}
                  />
                  {swap.findings.length > 0 ? (
                    <Callout
                      tone="warn"
                      title={t('breaks', { count: swap.findings.length })}
                      className="w-full"
                    />
                  ) : null}
                </SwapLine>
              );
            })}
          </ul>
        </Card>
      )}
      {approved.length > 0 ? (
        <Section title={t('approvedLately')}>
          <Card padding="none">
            <ul className="divide-y divide-rule">
              {approved.map((swap) => (
                <SwapLine key={swap.id} swap={swap} timeZone={timeZone}>
                  {swap.giverId === own || swap.takerId === own ? null : (
                    <UndoSwap
                      storeId={storeId}
                      swapId={swap.id}
                      name={`${swap.giver} ${formatBusinessDay(calendarDay(swap.startsAt, timeZone), locale)}`}
                    />
                  )}
                </SwapLine>
              ))}
            </ul>
          </Card>
        </Section>
      ) : null}
    </div>
  );
}
