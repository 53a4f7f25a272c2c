'use client';

import { OfficeShell, type OfficeShellProps } from '@/components/shell/office-shell';
import { leave } from './auth-requests';

/** The office shell with its way out. */
export function SignedInOffice(props: Omit<OfficeShellProps, 'onSignOut'>) {
  return <OfficeShell {...props} onSignOut={() => leave('/sign-in')} />;
}
