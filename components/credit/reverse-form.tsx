'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Select, type SelectOption } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useTRPCClient } from '@/trpc/react';
import { ActDialog } from './act-dialog';

interface Props {
  storeId: string;
  repaymentId: string;
  /** Its number as it is printed. */
  number: string;
  /** Open drawers of the store: its notes go out of one of them. */
  sessions: readonly SelectOption[];
}

/** Takes a repayment back that was none: what it paid is owed again. */
export function ReverseForm({ storeId, repaymentId, number, sessions }: Props) {
  const t = useTranslations('credit');
  const client = useTRPCClient();
  const reverse = useAct(client.credit.reverseRepayment.mutate);
  const [sessionId, setSessionId] = useState('');
  const [reason, setReason] = useState('');
  async function send() {
    if (reason.trim() === '') return false;
    const input = { storeId, repaymentId, reason, ...(sessionId ? { sessionId } : {}) };
    return Boolean(await reverse.act(input));
  }
  return (
    <ActDialog
      small
      label={t('reverse')}
      about={number}
      title={t('reverseTitle', { number })}
      hint={t('reverseHint')}
      done={t('reversed')}
      busy={reverse.busy}
      problem={reverse.problem}
      clear={reverse.clear}
      onSend={send}
    >
      <Field label={t('reverseDrawer')} hint={t('reverseDrawerHint')}>
        <Select
          value={sessionId}
          placeholder={t('noCash')}
          onChange={(event) => setSessionId(event.target.value)}
          options={sessions}
        />
      </Field>
      <Field label={t('reason')} required>
        <Textarea maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
