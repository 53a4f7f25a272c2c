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

export interface Colleague {
  id: string;
  name: string;
}

/** A manager enters time off of somebody who rang in. */
export function EnterLeave({
  storeId,
  today,
  people,
}: {
  storeId: string;
  today: string;
  people: readonly Colleague[];
}) {
  const t = useTranslations('roster.leave');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('enter')}
      </Button>
      {open ? (
        <LeaveForm storeId={storeId} today={today} people={people} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

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
      {open ? <LeaveForm storeId={storeId} today={today} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface FormProps {
  storeId: string;
  today: string;
  /** Whom it can be entered for; left out: it is one's own, and asked for. */
  people?: readonly Colleague[];
  onClose: () => void;
}

function LeaveForm({ storeId, today, people, onClose }: FormProps) {
  const t = useTranslations('roster.leave');
  const { send, busy, problem } = useSent(people !== undefined);
  const [personId, setPersonId] = useState('');
  const [kind, setKind] = useState<(typeof LEAVE_KINDS)[number]>(people ? 'SICK' : 'ANNUAL');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [part, setPart] = useState<(typeof PARTS)[number]>('WHOLE');
  const [note, setNote] = useState('');
  const [fromTime, setFromTime] = useState('');
  const [toTime, setToTime] = useState('');
  const [tried, setTried] = useState(false);
  const { asked, faults } = readLeave({ from, to, part, fromTime, toTime });
  const noPerson = people !== undefined && personId === '';
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
      title={t(people ? 'enter' : 'ask')}
      description={people ? t('enterHint') : undefined}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (!asked || noPerson) return;
        if (await send({ storeId, kind, ...asked, note }, personId)) onClose();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {people ? (
          <Field
            label={t('person')}
            error={tried && noPerson ? t('noPerson') : undefined}
            className="sm:col-span-2"
          >
            <Select
              value={personId}
              placeholder={t('noPerson')}
              onChange={({ target }) => setPersonId(target.value)}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        ) : null}
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
        {asked && !noPerson ? (
          <LeaveBalance storeId={storeId} kind={kind} asked={asked} {...(people ? { personId } : {})} />
        ) : null}
        <Field label={t('note')} className="sm:col-span-2">
          <Input maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
        </Field>
      </div>
    </FormDialog>
  );
}

/** Asks for one's own, or enters a colleague's; says what came of it. */
function useSent(isEntered: boolean) {
  const t = useTranslations('roster.leave');
  const client = useTRPCClient();
  const asking = useAct(client.roster.askLeave.mutate);
  const entering = useAct(client.roster.enterLeave.mutate);
  const { busy, problem } = isEntered ? entering : asking;
  const send = async (leave: Parameters<typeof asking.act>[0], personId: string) => {
    if (!isEntered) {
      const done = await asking.act(leave);
      if (done) toast.success(t('asked'));
      return Boolean(done);
    }
    const done = await entering.act({ ...leave, personId });
    if (done) toast.success(t('entered', { shifts: done.shifts }));
    return Boolean(done);
  };
  return { send, busy, problem };
}
