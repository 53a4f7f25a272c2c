'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import type { SelectOption } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { needsDrawer } from '@/server/tills/payment-rules';
import { useTRPCClient } from '@/trpc/react';
import { ActDialog } from './act-dialog';
import { MoneyAt } from './money-at';

/** Gives back what is left of the money a customer paid in; what was put on top goes with it. */
export function RefundStoredForm(props: {
  storeId: string;
  customerId: string;
  name: string;
  storedValueFen: number;
  /** Open drawers of the store: whatever is no transfer goes out of one of them. */
  sessions: readonly SelectOption[];
}) {
  const { storeId, customerId, sessions } = props;
  const t = useTranslations('credit');
  const client = useTRPCClient();
  const refund = useAct(client.credit.refundStored.mutate);
  const [amountFen, setAmountFen] = useState<number | null>(props.storedValueFen);
  const [kind, setKind] = useState<string>('TRANSFER');
  const [sessionId, setSessionId] = useState('');
  const [reason, setReason] = useState('');
  const wantsDrawer = needsDrawer(kind);
  async function send() {
    if (!amountFen || reason.trim() === '' || (wantsDrawer && !sessionId)) return false;
    return Boolean(
      await refund.act({
        storeId,
        customerId,
        ...(sessionId ? { sessionId } : {}),
        tenders: [{ kind, amountFen }],
        reason,
      }),
    );
  }
  return (
    <ActDialog
      label={t('refundStored')}
      title={t('refundStoredTitle', { name: props.name })}
      hint={t('refundStoredHint')}
      done={t('refundedStored')}
      busy={refund.busy}
      problem={refund.problem}
      clear={refund.clear}
      onSend={send}
    >
      <Field label={t('amount')} required>
        <MoneyInput leastFen={1} valueFen={amountFen} onValueChange={setAmountFen} />
      </Field>
      <MoneyAt
        label={t('refundedWith')}
        kind={kind}
        onKind={setKind}
        sessionId={sessionId}
        onSession={setSessionId}
        sessions={sessions}
      />
      <Field label={t('reason')} required>
        <Textarea maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
