'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** Sends the browser to the sign-in page, which comes back to the page that was wanted. */
export function GoToSignIn() {
  const t = useTranslations('auth.signedOut');
  useEffect(() => {
    const { pathname, search } = window.location;
    const wanted = pathname === '/' && search === '' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    window.location.replace(`/sign-in${wanted}`);
  }, []);
  return (
    <EmptyState
      icon={KeyRound}
      title={<h1>{t('title')}</h1>}
      description={t('description')}
      action={
        <ButtonLink href="/sign-in" variant="primary" size="lg">
          {t('action')}
        </ButtonLink>
      }
    />
  );
}
