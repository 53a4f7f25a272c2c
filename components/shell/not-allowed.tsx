'use client';

import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useIsAdministrator } from './session';

/** A page that is not for this person: calm, and with a way on. */
export function NotAllowed() {
  const t = useTranslations('auth.notAllowed');
  const isAdministrator = useIsAdministrator();
  return (
    <EmptyState
      icon={Lock}
      title={<h1>{t('title')}</h1>}
      description={t(isAdministrator ? 'toAdministrator' : 'description')}
      action={
        <ButtonLink href="/" variant="primary" size="lg">
          {t('action')}
        </ButtonLink>
      }
    />
  );
}
