'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { SignStep } from '@/components/handovers/sign-step';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { SIGNED_BY_BOTH } from '@/server/duty/duty-rules';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  people: readonly { id: string; name: string }[];
  me: string;
}

/** Keys or the cash bag pass from hand to hand: who, what, and both their PINs on one screen. */
export function HandOver(props: Props) {
  const t = useTranslations('duty');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('handOver')}</Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={t('handOver')}>
          <HandOverForm {...props} onDone={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function HandOverForm({ storeId, people, me, onDone }: Props & { onDone: () => void }) {
  const t = useTranslations('duty');
  const client = useTRPCClient();
  const [kind, setKind] = useState<(typeof SIGNED_BY_BOTH)[number]>('KEYS');
  const [giverId, setGiver] = useState(people.some(({ id }) => id === me) ? me : '');
  const [takerId, setTaker] = useState('');
  const [words, setWords] = useState('');
  const [isSigning, setSigning] = useState(false);
  const pins = useRef({ giver: '', taker: '' });
  // The PINs are no part of what a repeat has to repeat.
  const { act, busy, problem, clear } = useAct(
    (input: Omit<Parameters<typeof client.duty.handOver.mutate>[0], 'giver' | 'taker'>) =>
      client.duty.handOver.mutate({ ...input, ...pins.current }),
  );
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
  const missing =
    (giverId === '' || takerId === '' ? t('missingPeople') : null) ??
    (words.trim() === '' ? t('missingWhat') : null);

  async function sign(signed: { giver: string; taker: string }) {
    pins.current = signed;
    const done = await act({ storeId, kind, giverId, takerId, words: words.trim() });
    pins.current = { giver: '', taker: '' };
    if (!done) return;
    toast.success(t('handedToast'));
    onDone();
  }

  if (isSigning)
    return (
      <div className="flex flex-col gap-4">
        {problem ? <Callout tone="late" title={problem} /> : null}
        <SignStep
          giver={nameOf(giverId)}
          taker={nameOf(takerId)}
          said={t('signFor', { what: t(`notes.${kind}`), giver: nameOf(giverId), taker: nameOf(takerId) })}
          busy={busy}
          onBack={() => {
            clear();
            setSigning(false);
          }}
          onSigned={sign}
        />
      </div>
    );
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!missing) setSigning(true);
      }}
    >
      <Segmented
        aria-label={t('kind')}
        value={kind}
        onValueChange={setKind}
        segments={SIGNED_BY_BOTH.map((value) => ({ value, label: t(`notes.${value}`) }))}
      />
      <PersonField label={t('giver')} people={people} value={giverId} onChange={setGiver} />
      <PersonField
        label={t('taker')}
        people={people.filter(({ id }) => id !== giverId)}
        value={takerId === giverId ? '' : takerId}
        onChange={setTaker}
      />
      <Field label={t('what')} hint={t(`hints.${kind}`)} required>
        <Textarea
          rows={2}
          value={words}
          maxLength={2000}
          onChange={(event) => setWords(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" missing={missing}>
        {t('toSign')}
      </Button>
    </form>
  );
}

function PersonField(props: {
  people: Props['people'];
  label: string;
  value: string;
  onChange: (id: string) => void;
}) {
  const t = useTranslations('duty');
  return (
    <Field label={props.label} required>
      <Select
        value={props.value}
        placeholder={t('choosePerson')}
        onChange={(event) => props.onChange(event.target.value)}
        options={props.people.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  );
}
