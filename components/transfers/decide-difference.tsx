'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { DIFFERENCE_VERDICTS } from '@/server/transfers/schema';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  /** Either store of the transfer. */
  storeId: string;
  fromStoreId: string;
  /** What may come of it where the person has the right to book it. */
  verdicts: readonly (typeof DIFFERENCE_VERDICTS)[number][];
  transferId: string;
  dispatchLineId: string;
  name: string;
  left: string;
}

/** What became of goods that were short at the receiving check. */
export function DecideDifference({
  storeId,
  fromStoreId,
  verdicts,
  transferId,
  dispatchLineId,
  name,
  left,
}: Props) {
  const t = useTranslations('transfers');
  const stock = useTranslations('stock');
  const client = useTRPCClient();
  const { act, busy, problem, clear } = useAct(client.transfers.decide.mutate);
  const [open, setOpen] = useState(false);
  const [verdict, setVerdict] = useState('');
  const [quantity, setQuantity] = useState(left);
  const [reason, setReason] = useState('');
  const chosen = verdicts.find((one) => one === verdict);

  async function decide() {
    if (!chosen || reason.trim() === '') return;
    const done = await act({
      storeId,
      fromStoreId,
      transferId,
      dispatchLineId,
      verdict: chosen,
      quantity: quantity.trim(),
      reason,
    });
    if (!done) return;
    setOpen(false);
    toast.success(t('decided'));
  }

  return (
    <>
      <Button size="sm" variant="secondary" onClick={() => setOpen(true)}>
        {t('decide')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) clear();
        }}
        title={t('decideTitle')}
        description={name}
        submitLabel={t('decide')}
        busy={busy}
        problem={problem}
        onSubmit={(event) => {
          event.preventDefault();
          void decide();
        }}
      >
        <Field label={t('verdict')} required>
          <Select
            value={verdict}
            placeholder={t('verdict')}
            onChange={(event) => setVerdict(event.target.value)}
            options={verdicts.map((one) => ({ value: one, label: t(`verdicts.${one}`) }))}
          />
        </Field>
        <Field label={stock('quantity')} required>
          <Input
            numeric
            inputMode="decimal"
            value={quantity}
            onChange={(event) => setQuantity(event.target.value)}
          />
        </Field>
        <Field label={t('reason')} required>
          <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </FormDialog>
    </>
  );
}
