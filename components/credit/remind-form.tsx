'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { CALL_OUTCOMES } from '@/server/customers/credit/schema';
import { useTRPCClient } from '@/trpc/react';
import { ActDialog } from './act-dialog';

interface Props {
  storeId: string;
  customerId: string;
  name: string;
  overdueFen: number;
}

/** Somebody was asked for what they owe: what came of it. */
export function RemindForm({ storeId, customerId, name, overdueFen }: Props) {
  const t = useTranslations('credit');
  const client = useTRPCClient();
  const remind = useAct(client.credit.remind.mutate);
  const [outcome, setOutcome] = useState<(typeof CALL_OUTCOMES)[number]>('PROMISED');
  const [promisedDay, setPromisedDay] = useState('');
  const [fen, setFen] = useState<number | null>(overdueFen);
  const [note, setNote] = useState('');
  const promises = outcome === 'PROMISED';
  async function send() {
    if (promises && (!promisedDay || !fen)) return false;
    const promise = promises && fen ? { promise: { day: promisedDay, fen } } : {};
    if (!(await remind.act({ storeId, customerId, outcome, note, ...promise }))) return false;
    setNote('');
    setPromisedDay('');
    return true;
  }
  return (
    <ActDialog
      small
      label={t('remind')}
      about={name}
      title={t('remindTitle', { name })}
      done={t('reminded')}
      busy={remind.busy}
      problem={remind.problem}
      clear={remind.clear}
      onSend={send}
    >
      <Field label={t('outcome')} required>
        <Select
          value={outcome}
          onChange={(event) =>
            setOutcome(CALL_OUTCOMES.find((one) => one === event.target.value) ?? 'REACHED')
          }
          options={CALL_OUTCOMES.map((one) => ({ value: one, label: t(`outcomes.${one}`) }))}
        />
      </Field>
      {promises ? (
        <>
          <Field label={t('promisedDay')} required>
            <DateInput value={promisedDay} onValueChange={setPromisedDay} />
          </Field>
          <Field label={t('promisedAmount')} required>
            <MoneyInput leastFen={1} valueFen={fen} onValueChange={setFen} />
          </Field>
        </>
      ) : null}
      <Field label={t('callNote')}>
        <Input maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
