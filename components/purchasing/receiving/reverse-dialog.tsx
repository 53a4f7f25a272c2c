'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { plainQuantity } from '@/components/stock/availability-rules';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { documentNumber } from '@/lib/document-number';
import { goodsName } from '@/lib/goods-name';
import { milliToText } from '@/lib/quantity';
import { useTRPCClient } from '@/trpc/react';
import { milliOf } from './receiving-draft-rules';

interface Props {
  storeId: string;
  receivingId: string;
  lines: readonly { id: string; name: string; spec: string; quantity: string; reversed: string }[];
}

/** Takes a delivery back that was booked wrongly: all that is left of it, or as much of each line as is typed. */
export function ReverseReceiving({ storeId, receivingId, lines }: Props) {
  const t = useTranslations('purchasing.receiving');
  const router = useRouter();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.purchasing.reverseReceiving.mutate);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const left = lines.flatMap((line) => {
    const milli = milliOf(line.quantity) - milliOf(line.reversed);
    return milli > 0 ? [{ ...line, left: milliToText(milli) }] : [];
  });
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  if (left.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('reverse')}</Button>
      {open ? (
        <FormDialog
          open
          onOpenChange={setOpen}
          title={t('reverseTitle')}
          description={t('reverseHint')}
          submitLabel={t('reverse')}
          busy={busy}
          problem={problem}
          onSubmit={async (event) => {
            event.preventDefault();
            const asked = left
              .map((line) => ({ lineId: line.id, quantity: plainQuantity(typed[line.id] ?? line.left) }))
              .filter((line) => milliOf(line.quantity) > 0);
            if (asked.length === 0 || reason.trim() === '') return;
            const done = await act({ storeId, receivingId, reason, lines: asked });
            if (!done) return;
            toast.success(t('reversalBooked', { number: documentNumber('SUPPLIER_RETURN', done.number) }));
            setOpen(false);
            router.refresh();
          }}
        >
          {left.map((line) => (
            <Field key={line.id} label={t('reverseQuantity', { name: goodsName(line), left: line.left })}>
              <Input
                numeric
                value={typed[line.id] ?? line.left}
                onChange={(event) => setTyped({ ...typed, [line.id]: event.target.value })}
              />
            </Field>
          ))}
          <Field label={t('reverseReason')} required>
            <Input
              value={reason}
              required
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}
