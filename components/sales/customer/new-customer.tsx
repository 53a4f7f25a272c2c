'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useTRPCClient } from '@/trpc/react';
import { useCounter } from '../counter-context';
import { TakenBy } from './taken-by';

interface Props {
  /** What was looked for: a number stays a number, anything else is a name. */
  typed: string;
  onAdded: (customer: { id: string; code: string }) => void;
  onBack: () => void;
}

/** A customer of whom nobody knew: a name and a number are enough at the counter. */
export function NewCustomer({ typed, onAdded, onBack }: Props) {
  const t = useTranslations('sales.customer');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const { settings, can } = useCounter();
  const add = useAct(client.customers.add.mutate, { quiet: true });
  const isNumber = /^[\d+\s-]{5,}$/.test(typed.trim());
  const [name, setName] = useState(isNumber ? '' : typed.trim());
  const [number, setNumber] = useState(isNumber ? typed.trim() : '');
  const [mayCall, setMayCall] = useState(false);
  const taken = add.refusal?.code === 'MOBILE_TAKEN' ? add.refusal.params?.customerId : undefined;
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '') return;
    const answer = await add.act({
      storeId: settings.store.id,
      serve: can('customers.serve'),
      name,
      numbers: number.trim() === '' ? [] : [{ number }],
      consents: mayCall ? [{ purpose: 'FOLLOW_UP', given: t('saidAtCounter') }] : [],
    });
    if (answer) onAdded({ id: answer.customerId, code: answer.code });
  }
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <Field label={t('name')} error={name.trim() === '' && add.problem ? t('nameFirst') : undefined}>
        <Input
          controlSize="lg"
          value={name}
          maxLength={100}
          autoFocus={!isNumber}
          onChange={({ target }) => setName(target.value)}
          required
        />
      </Field>
      <Field label={t('number')}>
        <Input
          controlSize="lg"
          inputMode="tel"
          value={number}
          maxLength={40}
          onChange={({ target }) => setNumber(target.value)}
        />
      </Field>
      <Checkbox label={t('mayCall')} hint={t('mayCallHint')} checked={mayCall} onCheckedChange={setMayCall} />
      {add.problem ? (
        <Callout
          tone="late"
          title={add.problem}
          actions={typeof taken === 'string' ? <TakenBy customerId={taken} onChoose={onAdded} /> : undefined}
        />
      ) : null}
      <div className="flex gap-2">
        <Button size="lg" onClick={onBack}>
          {common('back')}
        </Button>
        <Button size="lg" variant="primary" type="submit" loading={add.busy} className="flex-1">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
