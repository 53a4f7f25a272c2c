import { ChevronLeft, ChevronRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { AcrossPeople } from '@/components/roster/across/across-people';
import { AcrossStores } from '@/components/roster/across/across-stores';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { ButtonLink } from '@/components/ui/button';
import { BusinessWeek } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { addDays } from '@/lib/business-day';
import { day } from '@/server/platform/schema';
import { mondayOf, STORES_AT_ONCE } from '@/server/roster/roster-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('roster.across');

/** A week of all stores where somebody plans, beside each other, and who works in several of them. */
export default async function RosterAcrossPage({
  searchParams,
}: {
  searchParams: Promise<{ week?: string; page?: string }>;
}) {
  const query = await searchParams;
  const page = await requireSomewhere('roster.plan');
  const [t, api] = await Promise.all([getTranslations('roster'), serverApi()]);
  const monday = mondayOf(day.safeParse(query.week).data ?? page.businessDayIn(page.storeId, new Date()));
  const allowed = page.session.stores.filter(({ id }) => page.storeIds.includes(id));
  const pages = Math.max(1, Math.ceil(allowed.length / STORES_AT_ONCE));
  const at = Math.min(pages, Math.max(1, Number.parseInt(query.page ?? '1', 10) || 1));
  const shown = allowed.slice((at - 1) * STORES_AT_ONCE, at * STORES_AT_ONCE);
  const names = new Map(shown.map(({ id, name }) => [id, name]));
  const storeIds = shown.map(({ id }) => id);
  const board = storeIds.length > 0 ? await api.roster.across({ storeIds, monday }) : null;
  const to = (week: string, number = at) => `/roster/across?week=${week}&page=${number}`;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('across.title')}
        actions={
          <nav aria-label={t('weeks')} className="flex items-center gap-1">
            <ButtonLink square href={to(addDays(monday, -7))} aria-label={t('weekBefore')}>
              <ChevronLeft aria-hidden />
            </ButtonLink>
            <BusinessWeek day={monday} className="px-2 text-sm" />
            <ButtonLink square href={to(addDays(monday, 7))} aria-label={t('weekAfter')}>
              <ChevronRight aria-hidden />
            </ButtonLink>
          </nav>
        }
      />
      <LiveRefresh of={['roster', 'leave']} stores={storeIds} pauseMs={4_000} />
      {board ? (
        <>
          <AcrossStores
            days={board.days}
            stores={board.stores.map((store) => ({
              ...store,
              name: names.get(store.storeId) ?? '',
              href: `/roster?store=${store.storeId}&week=${monday}`,
            }))}
          />
          <AcrossPeople
            people={board.people}
            names={names}
            timeZones={new Map(storeIds.map((id) => [id, page.timeZoneOf(id)]))}
          />
        </>
      ) : (
        <EmptyState title={t('across.none')} />
      )}
      {pages > 1 ? (
        <nav aria-label={t('across.pages')} className="flex items-center gap-2 text-sm print:hidden">
          {at > 1 ? <ButtonLink href={to(monday, at - 1)}>{t('across.before')}</ButtonLink> : null}
          <span className="figures">{t('across.page', { at, pages })}</span>
          {at < pages ? <ButtonLink href={to(monday, at + 1)}>{t('across.after')}</ButtonLink> : null}
        </nav>
      ) : null}
    </div>
  );
}
