import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { DoorFrame } from '@/components/staff/door-frame';
import { SetupForm } from '@/components/staff/setup-form';
import { timeZoneChoices } from '@/components/stores/time-zones';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.setup'))('title') };
}

export default async function SetupPage() {
  const api = await serverApi();
  if ((await api.stores.companyState()).exists) redirect('/sign-in');
  const [t, stores, locale] = await Promise.all([
    getTranslations('auth.setup'),
    getTranslations('stores'),
    getLocale(),
  ]);
  return (
    <DoorFrame wide title={t('title')} description={t('description')}>
      <SetupForm timeZones={timeZoneChoices(locale, stores('beijingTime'))} />
    </DoorFrame>
  );
}
