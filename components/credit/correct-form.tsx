'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { CREDIT_ACCOUNTS, type CreditAccountName } from '@/server/customers/credit/credit-rules';
import { useTRPCClient } from '@/trpc/react';
import { ActDialog } from './act-dialog';

const WAYS = ['more', 'less'] as const;

/** Puts right what a customer owes or has, by somebody's word. */
export function CorrectForm({
  storeId,
  customerId,
  name,
}: {
  storeId: string;
  customerId: string;
  name: string;
}) {
  const t = useTranslations('credit');
  const client = useTRPCClient();
  const correct = useAct(client.credit.correct.mutate);
  const [account, setAccount] = useState<CreditAccountName>('RECEIVABLE');
  const [way, setWay] = useState<(typeof WAYS)[number]>('less');
  const [fen, setFen] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  async function send() {
    if (!fen || reason.trim() === '') return false;
    const amountFen = way === 'more' ? fen : -fen;
    if (!(await correct.act({ storeId, customerId, account, amountFen, reason }))) return false;
    setFen(null);
    setReason('');
    return true;
  }
  return (
    <ActDialog
      label={t('correct')}
      title={t('correctTitle', { name })}
      hint={t('correctHint')}
      done={t('corrected')}
      busy={correct.busy}
      problem={correct.problem}
      clear={correct.clear}
      onSend={send}
    >
      <Field label={t('correctWhat')} required>
        <Select
          value={account}
          onChange={(event) =>
            setAccount(CREDIT_ACCOUNTS.find((one) => one === event.target.value) ?? 'RECEIVABLE')
          }
          options={CREDIT_ACCOUNTS.map((one) => ({ value: one, label: t(`accounts.${one}`) }))}
        />
      </Field>
      <Field label={t('correctWay')} required>
        <Select
          value={way}
          onChange={(event) => setWay(WAYS.find((one) => one === event.target.value) ?? 'less')}
          options={WAYS.map((one) => ({ value: one, label: t(`ways.${one}`) }))}
        />
      </Field>
      <Field label={t('amount')} required>
        <MoneyInput leastFen={1} valueFen={fen} onValueChange={setFen} />
      </Field>
      <Field label={t('reason')} required>
        <Textarea maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
