'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { toast } from '@/components/ui/toast';
import { DECISIONS, type DecisionName } from '@/server/stocktake/schema';
import { useTRPCClient } from '@/trpc/react';
import type { PickedLine } from './picked-line';

/** Decides the lines that were picked, or every uncounted one that is open. */
export function DecideDialog(props: {
  storeId: string;
  stocktakeId: string;
  picked: readonly PickedLine[];
  undecided: number;
  onDone: () => void;
}) {
  const t = useTranslations('stocktake');
  const why = useTranslations('common.why');
  const client = useTRPCClient();
  const { storeId, stocktakeId, picked, undecided } = props;
  const { act, busy, problem, clear } = useAct(client.stocktake.decide.mutate);
  const [open, setOpen] = useState(false);
  const [decision, setDecision] = useState<DecisionName>('LEAVE');
  const [reason, setReason] = useState('');
  const some = picked.length > 0;
  const choices = DECISIONS.filter((one) => some || one !== 'COUNT');
  return (
    <>
      <Button
        missing={!some && undecided === 0 ? why('allDecided') : null}
        onClick={() => {
          clear();
          setOpen(true);
        }}
      >
        {some ? t('decidePicked', { count: picked.length }) : t('decideOpen', { count: undecided })}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={setOpen}
        width="sm"
        title={some ? t('decidePicked', { count: picked.length }) : t('decideOpen', { count: undecided })}
        description={t('decideHint')}
        busy={busy}
        problem={problem}
        onSubmit={async (event) => {
          event.preventDefault();
          const lines = some ? { lines: [...picked] } : {};
          const done = await act({ storeId, stocktakeId, decision, reason: reason.trim(), ...lines });
          if (!done) return;
          toast.success(t('decided', { count: done.decided }));
          setOpen(false);
          props.onDone();
        }}
      >
        <RadioGroup
          aria-label={t('decision')}
          value={decision}
          onValueChange={(value) => setDecision(DECISIONS.find((one) => one === value) ?? 'LEAVE')}
          options={choices.map((one) => ({
            value: one,
            label: t(`decisions.${one}`),
            hint: t(`decisionHints.${one}`),
          }))}
        />
        <Field label={t('reason')} required={decision === 'ZERO'}>
          <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </FormDialog>
    </>
  );
}
