'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { WordDialog } from '@/components/shell/word-dialog';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { TimeInput } from '@/components/ui/time-input';
import { toast } from '@/components/ui/toast';
import { atMinute } from '@/lib/business-day';
import { useTRPCClient } from '@/trpc/react';

/** Says when somebody came or went whose punch is missing. */
export function ProposePunch(props: {
  storeId: string;
  timeZone: string;
  /** What is offered. */
  day: string;
  time: string;
  label: string;
  left: number;
}) {
  const t = useTranslations('attendance.mine');
  const reasonLabel = useTranslations('attendance')('reason');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.attendance.propose.mutate);
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState(props.day);
  const [time, setTime] = useState(props.time);
  const [reason, setReason] = useState('');
  return (
    <>
      <Button
        onClick={() => setOpen(true)}
        aria-label={props.label}
        missing={props.left === 0 ? t('left', { count: 0 }) : null}
      >
        {t('propose')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={setOpen}
        title={t('proposeTitle')}
        description={t('left', { count: props.left })}
        busy={busy}
        problem={problem}
        onSubmit={async (event) => {
          event.preventDefault();
          const [hour = Number.NaN, minute = Number.NaN] = time.split(':').map(Number);
          if (day === '' || !Number.isFinite(hour * 60 + minute)) return;
          const occurredAt = atMinute(day, props.timeZone, hour * 60 + minute);
          if (!(await act({ storeId: props.storeId, occurredAt, reason }))) return;
          toast.success(t('proposed'));
          setOpen(false);
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('day')}>
            <DateInput value={day} onValueChange={setDay} />
          </Field>
          <Field label={t('time')}>
            <TimeInput value={time} onValueChange={setTime} />
          </Field>
          <Field label={reasonLabel} className="sm:col-span-2">
            <Input maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
          </Field>
        </div>
      </FormDialog>
    </>
  );
}

/** Says that one's month is right, or what is wrong with it. */
export function AnswerMonth({ storeId, month }: { storeId: string; month: string }) {
  const t = useTranslations('attendance.mine');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.attendance.answerMonth.mutate);
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button
        variant="primary"
        loading={busy}
        onClick={async () => {
          if (await act({ storeId, month, agrees: true })) toast.success(t('agreed'));
        }}
      >
        {t('agree')}
      </Button>
      <WordDialog
        label={t('object')}
        title={t('objectTitle')}
        hint={t('objectHint')}
        fieldLabel={t('words')}
        required
        maxLength={2000}
        variant="secondary"
        run={(words, requestId) =>
          client.attendance.answerMonth.mutate({ storeId, month, agrees: false, words, requestId })
        }
        done={t('agreed')}
      />
      {problem ? <Callout tone="late" title={problem} /> : null}
    </span>
  );
}
