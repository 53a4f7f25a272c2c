'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { SignStep } from '@/components/handovers/sign-step';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import type { CaseView } from '../case-view';

type Repair = NonNullable<CaseView['outcomes'][number]['repair']>;
interface Person {
  id: string;
  name: string;
}

/** What is to be repaired goes to the technician or comes back: who, what, and both their PINs on one screen. */
export function HandOverRepair(props: {
  storeId: string;
  complaintId: string;
  outcomeId: string;
  repair: Repair;
  people: readonly Person[];
  me: string;
}) {
  const t = useTranslations('complaints.repair');
  const [open, setOpen] = useState(false);
  const label = t(props.repair.isOut ? 'takeBack' : 'giveOut');
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={label}>
          <HandOverForm {...props} onDone={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function HandOverForm({
  storeId,
  complaintId,
  outcomeId,
  repair,
  people,
  me,
  onDone,
}: Parameters<typeof HandOverRepair>[0] & { onDone: () => void }) {
  const t = useTranslations('complaints.repair');
  const client = useTRPCClient();
  const direction = repair.isOut ? 'back' : 'out';
  const technicianId = (repair.isOut ? repair.heldBy?.id : repair.technicianId) ?? '';
  const [technician, setTechnician] = useState(technicianId);
  const [other, setOther] = useState(me === technicianId ? '' : me);
  const [words, setWords] = useState('');
  const [isSigning, setSigning] = useState(false);
  const pins = useRef({ giver: '', taker: '' });
  // The PINs are no part of what a repeat has to repeat.
  const send = (
    input: Omit<Parameters<typeof client.complaints.handOverRepair.mutate>[0], 'giver' | 'taker'>,
  ) => client.complaints.handOverRepair.mutate({ ...input, ...pins.current });
  const { act, busy, problem, clear } = useAct(send);
  const [giverId, takerId] = repair.isOut ? [technician, other] : [other, technician];
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';

  async function sign(signed: { giver: string; taker: string }) {
    pins.current = signed;
    const done = await act({
      storeId,
      complaintId,
      outcomeId,
      giverId,
      takerId,
      handovers: repair.handovers,
      words: words.trim(),
    });
    pins.current = { giver: '', taker: '' };
    if (!done) return;
    toast.success(t(repair.isOut ? 'handedBack' : 'handedOut'));
    onDone();
  }

  if (isSigning)
    return (
      <div className="flex flex-col gap-4">
        {problem ? <Callout tone="late" title={problem} /> : null}
        <SignStep
          giver={nameOf(giverId)}
          taker={nameOf(takerId)}
          said={t('signFor', { direction, giver: nameOf(giverId), taker: nameOf(takerId) })}
          busy={busy}
          onBack={() => {
            clear();
            setSigning(false);
          }}
          onSigned={sign}
        />
      </div>
    );
  const sides = [
    <PersonField
      key="technician"
      {...{ people, label: t('technician') }}
      value={technician}
      onChange={setTechnician}
    />,
    <PersonField
      key="other"
      people={people.filter(({ id }) => id !== technician)}
      label={t(repair.isOut ? 'taker' : 'giver')}
      value={other}
      onChange={setOther}
    />,
  ];
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (giverId && takerId && giverId !== takerId) setSigning(true);
      }}
    >
      {repair.isOut ? sides : sides.toReversed()}
      <Field label={t('words')} hint={t('wordsHint')}>
        <Textarea value={words} maxLength={2000} onChange={(event) => setWords(event.target.value)} />
      </Field>
      <Button type="submit" variant="primary" size="lg">
        {t('next')}
      </Button>
    </form>
  );
}

function PersonField(props: {
  people: readonly Person[];
  label: string;
  value: string;
  onChange: (id: string) => void;
}) {
  return (
    <Field label={props.label} required>
      <Select
        value={props.value}
        placeholder={props.label}
        onChange={(event) => props.onChange(event.target.value)}
        options={props.people.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  );
}
