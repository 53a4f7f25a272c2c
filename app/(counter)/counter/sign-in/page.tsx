import { Tablet } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { TabletHeard } from '@/components/attendance/tablet-heard';
import { LocaleSwitch } from '@/components/shell/locale-switch';
import { CounterSignIn } from '@/components/staff/counter-sign-in';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.pin'))('title'), manifest: '/counter.webmanifest' };
}

interface Props {
  /** practice: the counter is opened to practise. */
  searchParams: Promise<{ practice?: string }>;
}

export default async function CounterSignInPage({ searchParams }: Props) {
  const { practice } = await searchParams;
  const api = await serverApi();
  const [t, company, place] = await Promise.all([
    getTranslations('auth.pin'),
    api.stores.companyState(),
    api.staff.counterPlace(),
  ]);
  if (!company.exists) redirect('/setup');
  return (
    <div className="flex min-h-[calc(100dvh-var(--ribbon))] flex-col bg-page text-base lg:h-[calc(100dvh-var(--ribbon))]">
      <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-rule border-b bg-paper px-5 py-2">
        <h1 className="flex items-baseline gap-2 font-semibold max-sm:basis-full">
          {place ? place.storeName : t('title')}
          {place ? (
            <span className="figures font-normal text-ink-soft text-sm">
              {place.tillName} · {place.storeCode}-{place.tillCode}
            </span>
          ) : null}
        </h1>
        <span className="flex-1 max-sm:hidden" />
        <Link
          href="/sign-in"
          className="inline-flex h-12 items-center rounded-sm px-2 text-accent text-sm underline underline-offset-4"
        >
          {t('toOffice')}
        </Link>
        <LocaleSwitch className="max-sm:ml-auto" />
      </header>
      <main className="flex min-h-0 flex-1 flex-col">
        {place ? (
          <>
            <TabletHeard />
            <CounterSignIn storeId={place.storeId} wantsPractice={practice !== undefined} />
          </>
        ) : (
          <EmptyState
            icon={Tablet}
            title={t('noDevice')}
            description={t(practice === undefined ? 'noDeviceHint' : 'practiseAtCounter')}
            action={
              <ButtonLink href="/enrol" variant="primary" size="lg">
                {t('toEnrol')}
              </ButtonLink>
            }
            className="m-auto"
          />
        )}
      </main>
    </div>
  );
}
