'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { WaitingApprovals } from '@/components/approvals/waiting-approvals';
import { useTasksWaiting } from '@/components/insight/use-tasks-waiting';
import { NoticeBell } from '@/components/notices/notice-bell';
import { NoticePlace } from '@/components/notices/notice-place';
import { PaletteButton } from '@/components/palette/palette-button';
import { usePaletteKey } from '@/components/palette/use-palette-key';
import { OfficeShell, type OfficeShellProps } from '@/components/shell/office-shell';
import { LiveProvider } from '@/trpc/live';
import { leave } from './auth-requests';
import { CounterSessionNotice } from './counter-session-notice';
import { OwnPassword } from './own-password';
import { StepUpDialog } from './step-up-dialog';

/** Asked for when somebody opens it: no page waits for it. */
const CommandPalette = dynamic(() =>
  import('@/components/palette/command-palette').then((part) => part.CommandPalette),
);
const KeysHelp = dynamic(() => import('@/components/palette/keys-help').then((part) => part.KeysHelp));

/** The office shell with what a person may do about their own account. */
export function SignedInOffice({
  children,
  ...props
}: Omit<OfficeShellProps, 'onSignOut' | 'onChangePassword' | 'notices' | 'finder' | 'counts'>) {
  const [changing, setChanging] = useState(false);
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  usePaletteKey({ palette: () => setOpen('palette'), keys: () => setOpen('keys') });
  const tasks = useTasksWaiting();
  const close = (kept: boolean) => (kept ? undefined : setOpen(null));
  return (
    <LiveProvider>
      <OfficeShell
        {...props}
        counts={{ toDo: tasks }}
        notices={{ bell: <NoticeBell />, place: <NoticePlace /> }}
        finder={(compact) => <PaletteButton compact={compact} onOpen={() => setOpen('palette')} />}
        onSignOut={() => leave('/sign-in')}
        onChangePassword={() => setChanging(true)}
      >
        <CounterSessionNotice />
        <WaitingApprovals />
        {children}
      </OfficeShell>
      <StepUpDialog />
      {open === 'palette' ? <CommandPalette open onOpenChange={close} /> : null}
      {open === 'keys' ? <KeysHelp open onOpenChange={close} /> : null}
      {changing ? <OwnPassword onClose={() => setChanging(false)} /> : null}
    </LiveProvider>
  );
}
