import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { SpecialDays } from '@/components/stores/calendar/special-days';
import { WeekForm } from '@/components/stores/calendar/week-form';
import { StoreSettings } from '@/components/stores/store-settings';
import { StoreTabs } from '@/components/stores/store-tabs';
import { TillsPanel } from '@/components/stores/tills-panel';
import { timeZoneChoices } from '@/components/stores/time-zones';
import { Badge } from '@/components/ui/badge';
import { PageHeader } from '@/components/ui/page-header';
import { CheckItems } from '@/components/zones/check-items';
import { ZonesPanel } from '@/components/zones/zones-panel';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stores');

interface Props {
  params: Promise<{ storeId: string }>;
  searchParams: Promise<{ year?: string }>;
}

export default async function StorePage({ params, searchParams }: Props) {
  const [{ storeId }, query] = await Promise.all([params, searchParams]);
  const page = await requireSomewhere('zones.manage');
  if (!page.storeIds.includes(storeId)) notFound();
  const api = await serverApi();
  const [t, locale, store, zones, unowned, items, tills, people, preparers, calendar] = await Promise.all([
    getTranslations('stores'),
    getLocale(),
    api.stores.details({ storeId }),
    api.zones.list({ storeId }),
    api.zones.unowned({ storeId }),
    api.zones.checkItems({ storeId }),
    api.tills.positions({ storeId }),
    api.staff.withPermission({ storeId, permission: 'stores.read' }),
    api.staff.withPermission({ storeId, permission: 'reports.prepare' }),
    api.stores.calendar({ storeId, year: calendarYear(query.year) }),
  ]);
  return (
    <>
      <PageHeader
        title={store.name}
        breadcrumbs={[{ label: t('title'), href: '/stores' }]}
        meta={
          <>
            <span className="figures text-ink-soft text-sm">{store.code}</span>
            <Badge>{t(`kinds.${store.kind}`)}</Badge>
          </>
        }
      />
      <StoreTabs
        zones={
          <ZonesPanel
            storeId={storeId}
            zones={zones}
            people={people}
            timeZone={store.timeZone}
            mayManage={store.mayZones}
            gaps={unowned.past}
          />
        }
        checks={<CheckItems storeId={storeId} items={items} mayManage={store.mayZones} />}
        tills={<TillsPanel storeId={storeId} tills={tills} mayManage={page.may('tills.manage', storeId)} />}
        hours={
          <div className="flex flex-col gap-8">
            <WeekForm
              storeId={storeId}
              weekly={calendar.weekly}
              isAssumed={calendar.isAssumed}
              mayEdit={page.may('stores.keepCalendar', storeId)}
            />
            <SpecialDays
              storeId={storeId}
              calendar={calendar}
              mayEdit={page.may('stores.keepCalendar', storeId)}
            />
          </div>
        }
        settings={
          <StoreSettings
            store={store}
            preparers={preparers}
            timeZones={timeZoneChoices(locale, t('beijingTime'), store.timeZone)}
          />
        }
      />
    </>
  );
}

/** The year that is asked for, this one where that is none. */
function calendarYear(asked: string | undefined): number {
  const year = Number(asked);
  return Number.isInteger(year) && year >= 2000 && year < 2200 ? year : new Date().getFullYear();
}
