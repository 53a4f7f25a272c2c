'use client';

import { Check, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { WordDialog } from '@/components/shell/word-dialog';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

interface Leave {
  storeId: string;
  leaveId: string;
  /** Whose it is. */
  name: string;
}

/** Yes or no to a request for time off. */
export function DecideLeave({ storeId, leaveId, name }: Leave) {
  const t = useTranslations('roster.leave');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.decideLeave.mutate);
  return (
    <span className="flex flex-wrap items-center gap-2">
      <WordDialog
        label={t('refuse')}
        buttonName={t('refuseNamed', { name })}
        title={t('refuseTitle', { name })}
        hint={t('refuseHint')}
        fieldLabel={t('refuseReason')}
        required
        variant="secondary"
        run={(note, requestId) =>
          client.roster.decideLeave.mutate({ storeId, leaveId, approve: false, note, requestId })
        }
        done={t('refused')}
      />
      <Button
        variant="primary"
        aria-label={t('approveNamed', { name })}
        loading={busy}
        onClick={async () => {
          const done = await act({ storeId, leaveId, approve: true });
          if (done) toast.success(t('approved', { shifts: done.shifts }));
        }}
      >
        <Check aria-hidden />
        {t('approve')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </span>
  );
}

/** Takes a request back, or a leave that was given. */
export function WithdrawLeave({ storeId, leaveId, name }: Leave) {
  const t = useTranslations('roster.leave');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.withdrawLeave.mutate);
  return (
    <>
      <Button
        variant="ghost"
        aria-label={name ? t('withdrawNamed', { name }) : t('withdraw')}
        loading={busy}
        onClick={() => void act({ storeId, leaveId })}
      >
        <Undo2 aria-hidden />
        {t('withdraw')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

/** Takes back leave that was given, for a reason its person is told. */
export function TakeBackLeave({ storeId, leaveId, name }: Leave) {
  const t = useTranslations('roster.leave');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('takeBack')}
      buttonName={t('takeBackNamed', { name })}
      title={t('takeBackTitle', { name })}
      hint={t('takeBackHint')}
      fieldLabel={t('refuseReason')}
      required
      variant="secondary"
      run={(note, requestId) => client.roster.withdrawLeave.mutate({ storeId, leaveId, note, requestId })}
      done={t('takenBack')}
    />
  );
}
