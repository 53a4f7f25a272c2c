'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
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
  const { act, busy, problem, clear } = useAct(client.shortages.decide.mutate);
  const [open, setOpen] = useState(false);
  const [verdict, setVerdict] = useState('');
  const [owedFen, setOwedFen] = useState<number | null>(amountFen);
  const [reason, setReason] = useState('');
  const chosen = SHORTAGE_VERDICTS.find((one) => one === verdict);

  async function decide(event: FormEvent) {
    event.preventDefault();
    if (!chosen || reason.trim() === '' || (chosen === 'COMPENSATE' && !owedFen)) return;
    const part = chosen === 'COMPENSATE' && owedFen ? { compensateFen: owedFen } : {};
    if (!(await act({ storeId, shareId, verdict: chosen, reason, ...part }))) return;
    setOpen(false);
    toast.success(t('decided'));
  }

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t('decide')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) clear();
        }}
        title={t('decideTitle')}
        description={person}
        submitLabel={t('decide')}
        busy={busy}
        problem={problem}
        onSubmit={decide}
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
      </FormDialog>
    </>
  );
}
