'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
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
  const deed = useAct(client.transfers.decide.mutate);
  const [verdict, setVerdict] = useState('');
  const [quantity, setQuantity] = useState(left);
  const [reason, setReason] = useState('');
  const chosen = verdicts.find((one) => one === verdict);

  async function submit() {
    if (!chosen || reason.trim() === '') return false;
    const done = await deed.act({
      storeId,
      fromStoreId,
      transferId,
      dispatchLineId,
      verdict: chosen,
      quantity: quantity.trim(),
      reason,
    });
    return done !== undefined;
  }

  return (
    <ActDialog
      label={t('decide')}
      size="sm"
      variant="secondary"
      title={t('decideTitle')}
      description={name}
      deed={deed}
      submit={submit}
      done={t('decided')}
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
    </ActDialog>
  );
}
