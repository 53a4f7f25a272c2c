import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
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

export default async function StorePage({ params }: { params: Promise<{ storeId: string }> }) {
  const { storeId } = await params;
  const page = await requireSomewhere('zones.manage');
  if (!page.storeIds.includes(storeId)) notFound();
  const api = await serverApi();
  const [t, locale, store, zones, unowned, items, tills, people, preparers] = await Promise.all([
    getTranslations('stores'),
    getLocale(),
    api.stores.details({ storeId }),
    api.zones.list({ storeId }),
    api.zones.unowned({ storeId }),
    api.zones.checkItems({ storeId }),
    api.tills.positions({ storeId }),
    api.staff.withPermission({ storeId, permission: 'stores.read' }),
    api.staff.withPermission({ storeId, permission: 'reports.prepare' }),
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
