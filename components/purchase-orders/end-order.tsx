'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
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
  const t = useTranslations('purchaseOrders');
  const client = useTRPCClient();
  const cancel = useAct(client.purchasing.cancelOrder.mutate);
  const close = useAct(client.purchasing.closeOrder.mutate);
  const { act, busy, problem, clear } = how === 'cancel' ? cancel : close;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const number = documentNumber('PURCHASE_ORDER', order.number);

  async function end() {
    if (reason.trim() === '') return;
    if (!(await act({ storeId, orderId: order.id, reason }))) return;
    setOpen(false);
    toast.success(t(how === 'cancel' ? 'cancelled' : 'closed', { number }));
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(how)}</Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) clear();
        }}
        title={t(how === 'cancel' ? 'cancelTitle' : 'closeTitle', { number })}
        description={t(how === 'cancel' ? 'cancelHint' : 'closeHint')}
        submitLabel={t(how)}
        busy={busy}
        problem={problem}
        onSubmit={(event) => {
          event.preventDefault();
          void end();
        }}
      >
        <Field label={t('reason')} required>
          <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </FormDialog>
    </>
  );
}
