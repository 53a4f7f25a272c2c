'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { SHORTAGE_VERDICTS } from '@/server/shortages/shortage-schema';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  shareId: string;
  person: string;
  amountFen: number;
}

/** What becomes of one person's share. */
export function DecideShare({ storeId, shareId, person, amountFen }: Props) {
  const t = useTranslations('shortages');
  const client = useTRPCClient();
  const deed = useAct(client.shortages.decide.mutate);
  const [verdict, setVerdict] = useState('');
  const [owedFen, setOwedFen] = useState<number | null>(amountFen);
  const [reason, setReason] = useState('');
  const chosen = SHORTAGE_VERDICTS.find((one) => one === verdict);

  async function submit() {
    if (!chosen || reason.trim() === '' || (chosen === 'COMPENSATE' && !owedFen)) return false;
    const part = chosen === 'COMPENSATE' && owedFen ? { compensateFen: owedFen } : {};
    return (await deed.act({ storeId, shareId, verdict: chosen, reason, ...part })) !== undefined;
  }

  return (
    <ActDialog
      label={t('decide')}
      variant="primary"
      title={t('decideTitle')}
      description={person}
      deed={deed}
      submit={submit}
      done={t('decided')}
    >
      <Field label={t('verdict')} hint={chosen ? t(`verdictHints.${chosen}`) : undefined} required>
        <Select
          value={verdict}
          placeholder={t('verdict')}
          onChange={(event) => setVerdict(event.target.value)}
          options={SHORTAGE_VERDICTS.map((one) => ({ value: one, label: t(`verdicts.${one}`) }))}
        />
      </Field>
      {chosen === 'COMPENSATE' ? (
        <Field label={t('compensate')} required>
          <MoneyInput valueFen={owedFen} onValueChange={setOwedFen} />
        </Field>
      ) : null}
      <Field label={t('reason')} required>
        <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
