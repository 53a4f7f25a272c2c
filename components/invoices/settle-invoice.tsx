'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Textarea } from '@/components/ui/textarea';
import { useTRPCClient } from '@/trpc/react';

interface OfInvoice {
  storeId: string;
  invoiceId: string;
  number: string;
}

/** Finance notes that it went out. */
export function IssueInvoice({ storeId, invoiceId, number, leftFen }: OfInvoice & { leftFen: number }) {
  const t = useTranslations('invoices');
  const client = useTRPCClient();
  const deed = useAct(client.invoices.issue.mutate);
  const [invoiceNumber, setNumber] = useState('');
  const [invoicedFen, setFen] = useState<number | null>(leftFen);
  const [tried, setTried] = useState(false);
  const isMissing = tried && invoiceNumber.trim() === '';
  return (
    <ActDialog
      label={t('issue')}
      buttonName={t('issueOf', { number })}
      size="sm"
      variant="primary"
      title={t('issueOf', { number })}
      description={t('issueHint')}
      deed={deed}
      submit={async () => {
        setTried(true);
        if (invoiceNumber.trim() === '' || !invoicedFen) return false;
        return (await deed.act({ storeId, invoiceId, invoiceNumber, invoicedFen })) !== undefined;
      }}
      done={t('issued')}
    >
      <Field label={t('invoiceNumber')} required error={isMissing ? t('wrong.invoiceNumber') : undefined}>
        <Input
          value={invoiceNumber}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => setNumber(target.value)}
        />
      </Field>
      <Field label={t('invoiced')} required error={tried && !invoicedFen ? t('wrong.invoiced') : undefined}>
        <MoneyInput valueFen={invoicedFen} mostFen={leftFen} onValueChange={setFen} />
      </Field>
    </ActDialog>
  );
}

/** Finance says why there is none. */
export function DeclineInvoice({ storeId, invoiceId, number }: OfInvoice) {
  const t = useTranslations('invoices');
  const client = useTRPCClient();
  const deed = useAct(client.invoices.decline.mutate);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <ActDialog
      label={t('decline')}
      buttonName={t('declineOf', { number })}
      size="sm"
      title={t('declineOf', { number })}
      description={t('declineHint')}
      deed={deed}
      submit={async () => {
        setTried(true);
        return reason.trim() !== '' && (await deed.act({ storeId, invoiceId, reason })) !== undefined;
      }}
      done={t('declined')}
    >
      <Field
        label={t('reason')}
        required
        error={tried && reason.trim() === '' ? t('wrong.reason') : undefined}
      >
        <Textarea value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </ActDialog>
  );
}
