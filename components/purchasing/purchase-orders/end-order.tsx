'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { documentNumber } from '@/lib/document-number';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  order: { id: string; number: number };
  /** cancel: nothing came; close: the rest will not. */
  how: 'cancel' | 'close';
}

/** Ends an order, with the reason. */
export function EndOrder({ storeId, order, how }: Props) {
  const t = useTranslations('purchasing.orders');
  const client = useTRPCClient();
  const cancel = useAct(client.purchasing.cancelOrder.mutate);
  const close = useAct(client.purchasing.closeOrder.mutate);
  const deed = how === 'cancel' ? cancel : close;
  const [reason, setReason] = useState('');
  const number = documentNumber('PURCHASE_ORDER', order.number);

  async function submit() {
    if (reason.trim() === '') return false;
    return (await deed.act({ storeId, orderId: order.id, reason })) !== undefined;
  }

  return (
    <ActDialog
      label={t(how)}
      title={t(how === 'cancel' ? 'cancelTitle' : 'closeTitle', { number })}
      description={t(how === 'cancel' ? 'cancelHint' : 'closeHint')}
      cancelLabel={how === 'cancel' ? t('keep') : undefined}
      deed={deed}
      submit={submit}
      done={t(how === 'cancel' ? 'cancelled' : 'closed', { number })}
    >
      <Field label={t('reason')} required>
        <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
