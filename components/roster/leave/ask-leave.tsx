'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TimeInput } from '@/components/ui/time-input';
import { toast } from '@/components/ui/toast';
import { LEAVE_KINDS } from '@/server/roster/leave/leave-rules';
import { useTRPCClient } from '@/trpc/react';
import { LeaveBalance } from './leave-balance';
import { PARTS, readLeave, type WrittenLeave } from './leave-form-rules';

/** Asks for time off: a kind, and whole days, half of one or hours of one. What it takes is said before it is sent. */
export function AskLeave({ storeId, today }: { storeId: string; today: string }) {
  const t = useTranslations('roster.leave');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('ask')}
      </Button>
      {open ? <AskForm storeId={storeId} today={today} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AskForm({ storeId, today, onClose }: { storeId: string; today: string; onClose: () => void }) {
  const t = useTranslations('roster.leave');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.askLeave.mutate);
  const [kind, setKind] = useState<(typeof LEAVE_KINDS)[number]>('ANNUAL');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [part, setPart] = useState<(typeof PARTS)[number]>('WHOLE');
  const [note, setNote] = useState('');
  const [fromTime, setFromTime] = useState('');
  const [toTime, setToTime] = useState('');
  const [tried, setTried] = useState(false);
  const { asked, faults } = readLeave({ from, to, part, fromTime, toTime });
  const isOneDay = part !== 'WHOLE';
  const faultOf = (field: keyof WrittenLeave) => {
    // Days in the wrong order are seen at once, what was not written yet is not missing before it is sent.
    const fault =
      tried || faults[field] === 'badDates' || faults[field] === 'tooLong' ? faults[field] : undefined;
    return fault ? t(fault) : undefined;
  };
  return (
    <FormDialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t('ask')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (!asked || !(await act({ storeId, kind, ...asked, note }))) return;
        toast.success(t('asked'));
        onClose();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('kind')}>
          <Select
            value={kind}
            onChange={({ target }) => setKind(target.value as typeof kind)}
            options={LEAVE_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
          />
        </Field>
        <Field label={t('part')}>
          <Select
            value={part}
            onChange={({ target }) => setPart(target.value as typeof part)}
            options={PARTS.map((one) => ({ value: one, label: t(`parts.${one}`) }))}
          />
        </Field>
        <Field
          label={t(isOneDay ? 'day' : 'from')}
          error={faultOf('from')}
          className={part === 'HOURS' ? 'sm:col-span-2' : undefined}
        >
          <DateInput
            value={from}
            onValueChange={(day) => {
              setFrom(day);
              if (to < day) setTo(day);
            }}
          />
        </Field>
        {isOneDay ? null : (
          <Field label={t('to')} error={faultOf('to')}>
            <DateInput value={to} onValueChange={setTo} />
          </Field>
        )}
        {part === 'HOURS' ? (
          <>
            <Field label={t('fromTime')} error={faultOf('fromTime')}>
              <TimeInput value={fromTime} onValueChange={setFromTime} />
            </Field>
            <Field label={t('toTime')} error={faultOf('toTime')}>
              <TimeInput value={toTime} onValueChange={setToTime} />
            </Field>
          </>
        ) : null}
        {asked ? <LeaveBalance storeId={storeId} kind={kind} asked={asked} /> : null}
        <Field label={t('note')} className="sm:col-span-2">
          <Input maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
        </Field>
      </div>
    </FormDialog>
  );
}
