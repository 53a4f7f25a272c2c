'use client';

import { useTranslations } from 'next-intl';
import { closeTablet } from '@/client/kept-start';
import { tabletStore } from '@/client/tablet-store';
import { leave } from '@/components/staff/auth-requests';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** Signed in on a counter whose store gives them nothing to do there. */
export function NotAtThisCounter({ name }: { name: string }) {
  const t = useTranslations('sales.notHere');
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        title={<h1>{t('title', { name })}</h1>}
        description={t('description')}
        action={
          <Button
            size="lg"
            variant="primary"
            onClick={() => leave('/counter/sign-in', () => closeTablet(tabletStore()).catch(() => undefined))}
          >
            {t('action')}
          </Button>
        }
      />
    </main>
  );
}
