'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { leave } from './auth-requests';
import { useOwnPasswordForm } from './own-password-form';

/** The first sign-in with a password somebody else chose: a new one, then on to the page that was wanted. */
export function FirstPassword({ next }: { next: string }) {
  const t = useTranslations('auth.firstPassword');
  const { fields, busy, problem, onSubmit } = useOwnPasswordForm(() => window.location.assign(next));
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      {problem ? <Callout tone="late" title={problem} /> : null}
      {fields}
      <div className="mt-2 flex flex-col gap-2">
        <Button type="submit" variant="primary" size="lg" loading={busy}>
          {t('submit')}
        </Button>
        <Button variant="ghost" disabled={busy} onClick={() => void leave('/sign-in')}>
          {t('leave')}
        </Button>
      </div>
    </form>
  );
}
