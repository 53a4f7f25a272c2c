import { ChevronLeft, ChevronRight } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { MonthDays } from '@/components/roster/month/month-days';
import { MonthGrid } from '@/components/roster/month/month-grid';
import { monthBeside } from '@/components/roster/month/month-rules';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { formatMonth } from '@/lib/format';
import { month as monthText } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('roster.month');

/** A store's month at a glance: who works which days, how long, and where somebody is missing. */
export default async function RosterMonthPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; month?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('roster.plan', query.store);
  const { storeId } = page;
  const [t, locale, api] = await Promise.all([getTranslations('roster.month'), getLocale(), serverApi()]);
  const month = monthText.safeParse(query.month).data ?? page.businessDayIn(storeId, new Date()).slice(0, 7);
  const board = await api.roster.month({ storeId, month });
  const to = (one: string) => `/roster/month?store=${storeId}&month=${one}`;
  const hrefOf = (day: string) => `/roster?store=${storeId}&week=${day}#day-${day}`;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={page.store.name}
        actions={
          <>
            <OneStore allowed={page.allowed} storeId={storeId} />
            <nav aria-label={t('months')} className="flex items-center gap-1">
              <ButtonLink square href={to(monthBeside(month, -1))} aria-label={t('before')}>
                <ChevronLeft aria-hidden />
              </ButtonLink>
              <span className="figures px-2 text-sm">{formatMonth(month, locale)}</span>
              <ButtonLink square href={to(monthBeside(month, 1))} aria-label={t('after')}>
                <ChevronRight aria-hidden />
              </ButtonLink>
            </nav>
          </>
        }
      />
      <LiveRefresh of={['roster', 'leave']} stores={[storeId]} pauseMs={4_000} />
      <MonthGrid month={board} hrefOf={hrefOf} />
      <MonthDays month={board} hrefOf={hrefOf} />
      <p className="text-ink-soft text-sm">{t('hint')}</p>
    </div>
  );
}
