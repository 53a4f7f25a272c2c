'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { WordDialog } from '@/components/shell/word-dialog';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

interface Waiting {
  storeId: string;
  id: string;
  /** A forgotten punch that was proposed, or one that nothing proved. */
  kind: 'PROPOSAL' | 'PUNCH';
  name: string;
  time: string;
}

/** Yes or no to what somebody proposes, or to a punch nothing proved; a no says why. */
export function DecideWaiting({ storeId, id, kind, name, time }: Waiting) {
  const t = useTranslations('attendance');
  const client = useTRPCClient();
  const send = async (yes: boolean, requestId: string, reason = ''): Promise<boolean> => {
    if (kind === 'PROPOSAL')
      return (
        await client.attendance.decideProposal.mutate({
          storeId,
          proposalId: id,
          confirmed: yes,
          reason,
          requestId,
        })
      ).confirmed;
    return (
      await client.attendance.decidePunch.mutate({ storeId, punchId: id, accepted: yes, reason, requestId })
    ).accepted;
  };
  const { act, busy, problem } = useAct(({ requestId }: { requestId: string }) => send(true, requestId));
  return (
    <span className="flex flex-wrap items-center gap-2">
      <WordDialog
        label={t('refuse')}
        buttonName={t('refuseNamed', { name, time })}
        title={t('refuseTitle')}
        hint={t('refuseHint')}
        fieldLabel={t('reason')}
        required
        variant="secondary"
        run={(reason, requestId) => send(false, requestId, reason)}
        done={t('refused')}
      />
      <Button
        variant="primary"
        aria-label={t('confirmNamed', { name, time })}
        loading={busy}
        onClick={async () => {
          if (await act({})) toast.success(t('confirmed'));
        }}
      >
        {t('confirm')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </span>
  );
}

/** Locks a month for payroll. */
export function LockMonth({
  storeId,
  month,
  monthWords,
  unsettled,
  silent,
}: {
  storeId: string;
  month: string;
  monthWords: string;
  /** Days whose hours nobody knows yet. */
  unsettled: number;
  /** Who has not said yet that their month is right. */
  silent: readonly string[];
}) {
  const t = useTranslations('attendance');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('lock')}
      missing={unsettled > 0 ? t('lockUnsettled', { count: unsettled }) : null}
      title={t('lockTitle', { month: monthWords })}
      hint={
        silent.length > 0
          ? t('lockSilent', { count: silent.length, names: silent.join(t('and')) })
          : t('lockHint')
      }
      fieldLabel={t('reason')}
      maxLength={200}
      run={(inSpiteOf, requestId) =>
        client.attendance.lockMonth.mutate({ storeId, month, inSpiteOf, requestId })
      }
      done={t('locked')}
    />
  );
}

/** Hours of a shift that nobody will know. */
export function LeaveUnknown(props: { storeId: string; subjectId: string; shift: string }) {
  const { storeId, subjectId, shift } = props;
  const t = useTranslations('attendance');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('leaveUnknown')}
      buttonName={t('leaveUnknownNamed', { shift })}
      title={t('leaveUnknownTitle')}
      hint={t('leaveUnknownHint')}
      fieldLabel={t('reason')}
      required
      variant="secondary"
      run={(reason, requestId) =>
        client.attendance.leaveUnknown.mutate({ storeId, subjectId, reason, requestId })
      }
      done={t('leaveUnknownDone')}
    />
  );
}

/** Overtime of a day that counts, or, of a locked month, what the day should have said. */
export function DayForm(props: { storeId: string; personId: string; day: string; isLocked: boolean }) {
  const { isLocked, ...of } = props;
  const t = useTranslations('attendance');
  const client = useTRPCClient();
  const [open, setOpen] = useState(false);
  const [minutes, setMinutes] = useState('');
  const [reason, setReason] = useState('');
  const overtime = useAct(client.attendance.approveOvertime.mutate);
  const correction = useAct(client.attendance.correctDay.mutate);
  const { busy, problem, refusal } = isLocked ? correction : overtime;
  const tooMuch = refusal?.code === 'ATTENDANCE_OVERTIME_TOO_MUCH' ? problem : null;
  const title = t(isLocked ? 'correct' : 'approveOvertime');
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}</Button>
      <FormDialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        busy={busy}
        problem={tooMuch ? null : problem}
        onSubmit={async (event) => {
          event.preventDefault();
          const said = { ...of, minutes: Number(minutes), reason };
          if (minutes.trim() === '' || !Number.isInteger(said.minutes)) return;
          if (isLocked) {
            const done = await correction.act(said);
            if (!done) return;
            toast.success(t('corrected', { month: done.month }));
          } else {
            if (!(await overtime.act(said))) return;
            toast.success(t('overtimeDone'));
          }
          setOpen(false);
        }}
      >
        <Field label={t(isLocked ? 'minutes' : 'overtime')} error={tooMuch}>
          <Input inputMode="numeric" value={minutes} onChange={({ target }) => setMinutes(target.value)} />
        </Field>
        <Field label={t('reason')}>
          <Input maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
      </FormDialog>
    </>
  );
}
