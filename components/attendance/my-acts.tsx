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
import { useTRPCClient } from '@/trpc/react';
import { proposed, type Times } from './proposed-times';

/** Says when somebody came or went whose punch is missing, or both where neither is there. */
export function ProposePunch(props: {
  storeId: string;
  timeZone: string;
  /** What is offered: the times that are missing. */
  offered: Times;
  label: string;
  left: number;
}) {
  const { storeId, timeZone, offered, left } = props;
  const t = useTranslations('attendance.mine');
  const reasonLabel = useTranslations('attendance')('reason');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.attendance.propose.mutate);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(offered);
  const [reason, setReason] = useState('');
  /** Errors are said once somebody has tried. */
  const [tried, setTried] = useState(false);
  const isBoth = offered.came !== null && offered.went !== null;
  const { said, wrong } = proposed(typed, timeZone);
  const need = isBoth ? 2 : 1;
  const tooFew = left === 0 ? t('leftNone') : left < need ? t('leftTooFew', { count: left }) : null;
  const errorOf = (key: keyof typeof wrong) => {
    const name = wrong[key];
    return tried && name ? t(name) : undefined;
  };
  const timeOf = (key: 'came' | 'went', hint?: string) =>
    typed[key] === null ? null : (
      <Field label={t(key)} error={errorOf(key)} hint={hint}>
        <TimeInput value={typed[key]} onValueChange={(time) => setTyped({ ...typed, [key]: time })} />
      </Field>
    );
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={props.label} missing={tooFew}>
        {t('propose')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={setOpen}
        title={t(isBoth ? 'proposeBothTitle' : offered.came === null ? 'proposeOutTitle' : 'proposeInTitle')}
        description={t(isBoth ? 'proposeBothHint' : 'left', { count: left })}
        busy={busy}
        problem={problem}
        onSubmit={async (event) => {
          event.preventDefault();
          setTried(true);
          if (!said || reason.trim() === '') return;
          const { isNextDay: _next, ...times } = said;
          if (!(await act({ storeId, ...times, reason }))) return;
          toast.success(t('proposed'));
          setOpen(false);
        }}
      >
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label={t('day')} error={errorOf('day')} className={isBoth ? 'sm:col-span-2' : ''}>
            <DateInput value={typed.day} onValueChange={(day) => setTyped({ ...typed, day })} />
          </Field>
          {timeOf('came')}
          {timeOf('went', said?.isNextDay ? t('nextDay') : undefined)}
          <Field
            label={reasonLabel}
            error={tried && reason.trim() === '' ? t('needReason') : undefined}
            className="sm:col-span-2"
          >
            <Input maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
          </Field>
        </div>
      </FormDialog>
    </>
  );
}

/** Says that one's month is right, or what is wrong with it. */
export function AnswerMonth({
  storeId,
  month,
  missing,
}: {
  storeId: string;
  month: string;
  /** Why nobody can say yet that it is right. */
  missing: string | null;
}) {
  const t = useTranslations('attendance.mine');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.attendance.answerMonth.mutate);
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button
        variant="primary"
        loading={busy}
        missing={missing}
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
