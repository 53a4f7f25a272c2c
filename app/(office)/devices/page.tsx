import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { requireSomewhere } from '@/components/shell/page-session';
import { DeviceList } from '@/components/staff/device-list';
import { PageHeader } from '@/components/ui/page-header';
import { setting } from '@/lib/environment';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.devices'))('title') };
}

export default async function DevicesPage() {
  const page = await requireSomewhere('devices.read');
  const [t, api, asked] = await Promise.all([getTranslations('staff.devices'), serverApi(), headers()]);
  const tills = await api.staff.devices();
  const heard = await api.insight.heardDevices({ storeIds: page.storeIds });
  const shown = page.storeId ? tills.filter(({ storeId }) => storeId === page.storeId) : tills;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <DeviceList
        tills={shown}
        mayAddTills={page.may('stores.manage', null)}
        heard={new Map(heard.map((device) => [device.id, device]))}
        host={setting('PUBLIC_URL') ?? `http://${asked.get('host') ?? ''}`}
      />
    </>
  );
}
