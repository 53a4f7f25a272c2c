'use client';

import { useTranslations } from 'next-intl';
import { useShellSession } from '@/components/shell/session';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { leave } from './auth-requests';

/** Roles whose work is at a counter or on the floor: they miss nothing there. */
const WHOLE_BY_PIN: readonly string[] = ['CLERK'];

/** For somebody with more to do than a PIN opens, on a counter device: why so little is here, and the way to the rest. */
export function CounterSessionNotice() {
  const t = useTranslations('auth.byPin');
  const { atCounter, roles } = useShellSession();
  if (!atCounter || roles.every((role) => WHOLE_BY_PIN.includes(role))) return null;
  return (
    <Callout
      className="print:hidden"
      title={t('title')}
      actions={<Button onClick={() => void leave('/sign-in')}>{t('password')}</Button>}
    >
      {t('hint')}
    </Callout>
  );
}
