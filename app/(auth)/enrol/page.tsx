import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NoCounterHere } from '@/components/sales/start/no-counter-here';
import { DoorFrame } from '@/components/staff/door-frame';
import { EnrolForm } from '@/components/staff/enrol-form';
import { Callout } from '@/components/ui/callout';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.enrol'))('title') };
}

export default async function EnrolPage({ searchParams }: { searchParams: Promise<{ code?: string }> }) {
  const { code } = await searchParams;
  const api = await serverApi();
  const [t, company, place] = await Promise.all([
    getTranslations('auth.enrol'),
    api.stores.companyState(),
    api.staff.counterPlace(),
  ]);
  if (!company.exists) redirect('/setup');
  const link = 'link-reach rounded-sm text-accent underline underline-offset-4';
  return (
    <DoorFrame
      title={t('title')}
      description={t('description')}
      below={
        <>
          {place ? (
            <Link href="/counter/sign-in" className={link}>
              {t('toCounter')}
            </Link>
          ) : null}
          <Link href="/sign-in" className={link}>
            {t('toOffice')}
          </Link>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {place ? (
          <Callout title={t('already', { store: place.storeName, till: place.tillCode })}>
            {t('alreadyHint')}
          </Callout>
        ) : (
          <NoCounterHere />
        )}
        <EnrolForm code={typeof code === 'string' ? code.slice(0, 12) : ''} />
      </div>
    </DoorFrame>
  );
}
