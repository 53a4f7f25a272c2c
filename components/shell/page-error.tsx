'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { Copyable } from '@/components/ui/copyable';
import { EmptyState } from '@/components/ui/empty-state';

export type PageErrorProps = {
  error: Error & { digest?: string };
  /** Asks the server again. */
  retry: () => void;
};

/** A page that broke while it was made. The digest is what the server's log knows it by. */
export function PageError({ error, retry }: PageErrorProps) {
  const t = useTranslations('shell.crash');
  return (
    <EmptyState
      icon={CircleAlert}
      title={<h1>{t('title')}</h1>}
      description={t('description')}
      action={
        <div className="flex flex-col items-center gap-4">
          {error.digest ? (
            <Copyable text={error.digest}>{t('reference', { reference: error.digest })}</Copyable>
          ) : null}
          <div className="flex flex-wrap justify-center gap-2">
            <ButtonLink href="/" size="lg">
              {t('home')}
            </ButtonLink>
            <Button variant="primary" size="lg" onClick={retry}>
              {t('action')}
            </Button>
          </div>
        </div>
      }
    />
  );
}
