'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  customerId: string;
  name: string;
  limitFen: number | null;
  dueDays: number | null;
}

/** Days to pay where nobody said. */
const USUAL_DUE_DAYS = 30;

/** How much a customer may owe and for how long; nothing typed: nothing on account. */
export function LimitForm({ storeId, customerId, name, limitFen, dueDays }: Props) {
  const t = useTranslations('credit');
  const router = useRouter();
  const client = useTRPCClient();
  const set = useAct(client.credit.setLimit.mutate);
  const [open, setOpen] = useState(false);
  const [fen, setFen] = useState<number | null>(limitFen);
  const [days, setDays] = useState(String(dueDays ?? USUAL_DUE_DAYS));

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!/^\d{1,4}$/.test(days)) return;
    const done = await set.act({
      storeId,
      customerId,
      limit: fen === null ? null : { limitFen: fen, dueDays: Number(days) },
    });
    if (!done) return;
    setOpen(false);
    toast.success(t('limitSet'));
    router.refresh();
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('setLimit')}</Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) set.clear();
        }}
        title={t('limitTitle', { name })}
        submitLabel={t('saveLimit')}
        busy={set.busy}
        problem={set.problem}
        onSubmit={save}
      >
        <Field label={t('limit')} hint={t('limitHint')}>
          <MoneyInput valueFen={fen} onValueChange={setFen} />
        </Field>
        <Field label={t('daysToPay')} required>
          <Input
            inputMode="numeric"
            value={days}
            onChange={(event) => setDays(event.target.value.replace(/\D/g, ''))}
          />
        </Field>
      </FormDialog>
    </>
  );
}
