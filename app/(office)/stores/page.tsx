import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireSomewhere } from '@/components/shell/page-session';
import { OpenStore } from '@/components/stores/open-store';
import { StoresTable } from '@/components/stores/stores-table';
import { timeZoneChoices } from '@/components/stores/time-zones';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stores'))('title') };
}

export default async function StoresPage() {
  const page = await requireSomewhere('zones.manage');
  const [t, locale, api] = await Promise.all([getTranslations('stores'), getLocale(), serverApi()]);
  const stores = await api.stores.list();
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          page.may('stores.manage', null) ? (
            <OpenStore timeZones={timeZoneChoices(locale, t('beijingTime'))} />
          ) : null
        }
      />
      <StoresTable stores={stores} />
    </>
  );
}
