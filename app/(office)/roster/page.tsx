import { ChevronLeft, ChevronRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { onTheClock } from '@/components/roster/board-rules';
import { WeekBoard } from '@/components/roster/week-board';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { BusinessWeek } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { addDays } from '@/lib/business-day';
import { day } from '@/server/platform/schema';
import { mondayOf } from '@/server/roster/roster-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('roster');

/** A store's week: planned, judged, published. */
export default async function RosterPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; week?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('roster.plan', query.store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('roster'), serverApi()]);
  const asked = day.safeParse(query.week).data ?? page.businessDayIn(storeId, new Date());
  const monday = mondayOf(asked);
  const [week, before, zones] = await Promise.all([
    api.roster.week({ storeId, monday }),
    api.roster.week({ storeId, monday: addDays(monday, -7) }),
    page.may('zones.read', storeId) ? api.zones.list({ storeId }) : [],
  ]);
  const { timeZone } = week.facts;
  const to = (week: string) => `/roster?store=${storeId}&week=${week}`;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={page.store.name}
        actions={
          <>
            <OneStore allowed={page.allowed} storeId={storeId} />
            <nav aria-label={t('weeks')} className="flex items-center gap-1">
              <ButtonLink square href={to(addDays(monday, -7))} aria-label={t('weekBefore')}>
                <ChevronLeft aria-hidden />
              </ButtonLink>
              <BusinessWeek day={monday} className="px-2 text-sm" />
              <ButtonLink square href={to(addDays(monday, 7))} aria-label={t('weekAfter')}>
                <ChevronRight aria-hidden />
              </ButtonLink>
            </nav>
          </>
        }
      />
      <LiveRefresh of={['roster', 'leave']} stores={[storeId]} pauseMs={2_000} />
      <WeekBoard
        key={`${storeId} ${monday}`}
        week={{
          ...week,
          storeId,
          monday,
          zones: zones.map(({ id, code, name }) => ({ id, code, name })),
          shifts: week.shifts.map((shift) => onTheClock(shift, timeZone)),
          lastWeek: before.shifts.map((shift) => onTheClock(shift, timeZone)),
        }}
      />
    </div>
  );
}
