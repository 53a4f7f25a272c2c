import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { FilterBar } from '@/components/ui/filter-bar';
import { FilterPeriod } from '@/components/ui/filter-period';
import { PageHeader } from '@/components/ui/page-header';
import { FigureTable } from '@/components/zones/figure-table';
import { addDays } from '@/lib/business-day';
import { formatPeriod } from '@/lib/format';
import { day } from '@/server/platform/schema';
import { ZONE_FIGURES_DAYS } from '@/server/reports/schema';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('zones.figures');

interface Props {
  params: Promise<{ storeId: string }>;
  searchParams: Promise<{ from?: string; to?: string }>;
}

/** Figures of a store's zones and of who answered for them, this month unless another period is asked for. */
export default async function ZoneFiguresPage({ params, searchParams }: Props) {
  const [{ storeId }, query] = await Promise.all([params, searchParams]);
  const page = await requireSomewhere('zones.figures');
  const store = page.session.stores.find(({ id }) => id === storeId);
  if (!store || !page.storeIds.includes(storeId)) notFound();
  const [t, api, { now }] = await Promise.all([getTranslations('zones.figures'), serverApi(), pageContext()]);
  const asked = periodOf(query, page.businessDayIn(storeId, now));
  const found = await api.reports.zoneFigures({ storeId, from: asked.from, to: asked.to });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={`${store.name} · ${formatPeriod(asked.from, asked.to, await getLocale())} · ${t('hint')}`}
        breadcrumbs={
          page.may('zones.manage', storeId) ? [{ label: store.name, href: `/stores/${storeId}` }] : []
        }
      />
      <FilterBar params={['from', 'to']}>
        <FilterPeriod from={asked.from} to={asked.to} today={page.businessDayIn(storeId, now)} />
      </FilterBar>
      {asked.wrong ? <Callout tone="warn" title={t('periodWrong')} /> : null}
      <Section title={t('byZone')}>
        <FigureTable kind="zone" rows={found.zones} />
      </Section>
      <Section title={t('byPerson')}>
        <FigureTable kind="person" rows={found.people} />
      </Section>
    </div>
  );
}

/** The period in the address, or this month where that is none. */
function periodOf(query: { from?: string; to?: string }, today: string) {
  const month = { from: `${today.slice(0, 7)}-01`, to: today };
  const to = query.to ? day.safeParse(query.to).data : today;
  const from = query.from ? day.safeParse(query.from).data : to && `${to.slice(0, 7)}-01`;
  const right = from && to && from <= to && to <= addDays(from, ZONE_FIGURES_DAYS - 1);
  return right ? { from, to, wrong: false } : { ...month, wrong: true };
}
