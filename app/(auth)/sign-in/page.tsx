import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DoorFrame } from '@/components/staff/door-frame';
import { returnPath } from '@/components/staff/return-path-rules';
import { SignInForm } from '@/components/staff/sign-in-form';
import { UnfinishedSignIn } from '@/components/staff/unfinished-sign-in';
import { pageContext, serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signIn'))('title') };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const { next } = await searchParams;
  const wanted = returnPath(Array.isArray(next) ? next[0] : next);
  const api = await serverApi();
  const [t, { actor, owing }, company, place] = await Promise.all([
    getTranslations('auth.signIn'),
    pageContext(),
    api.stores.companyState(),
    api.staff.counterPlace(),
  ]);
  if (!company.exists) redirect('/setup');
  if (actor) redirect(wanted);
  if (owing) return <UnfinishedSignIn owing={owing} next={wanted} />;
  return (
    <DoorFrame
      title={t('title')}
      description={company.name}
      below={
        <Link
          href={place ? '/counter/sign-in' : '/enrol'}
          className="link-reach rounded-sm text-accent underline underline-offset-4"
        >
          {place ? t('toCounter', { store: place.storeName, till: place.tillCode }) : t('toEnrol')}
        </Link>
      }
    >
      <SignInForm next={wanted} />
    </DoorFrame>
  );
}
