'use client';

import { useState } from 'react';
import { NoticeBell } from '@/components/notices/notice-bell';
import { OfficeShell, type OfficeShellProps } from '@/components/shell/office-shell';
import { LiveProvider } from '@/trpc/live';
import { leave } from './auth-requests';
import { OwnPassword } from './own-password';
import { StepUpDialog } from './step-up-dialog';

/** The office shell with what a person may do about their own account. */
export function SignedInOffice(props: Omit<OfficeShellProps, 'onSignOut' | 'onChangePassword' | 'bell'>) {
  const [changing, setChanging] = useState(false);
  return (
    <LiveProvider>
      <OfficeShell
        {...props}
        bell={<NoticeBell />}
        onSignOut={() => leave('/sign-in')}
        onChangePassword={() => setChanging(true)}
      />
      <StepUpDialog />
      {changing ? <OwnPassword onClose={() => setChanging(false)} /> : null}
    </LiveProvider>
  );
}
