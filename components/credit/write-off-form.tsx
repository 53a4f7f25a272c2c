'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { Textarea } from '@/components/ui/textarea';
import { formatMoney } from '@/lib/format';
import { sumFen } from '@/lib/money';
import { useTRPCClient } from '@/trpc/react';
import { ActDialog } from './act-dialog';
import { OwedChoice, type OwedLine } from './owed-choice';

interface Props {
  storeId: string;
  customerId: string;
  name: string;
  owed: readonly OwedLine[];
}

/** Gives up what a customer owes, all or some of it: with a reason, and the password once more. */
export function WriteOffForm({ storeId, customerId, name, owed }: Props) {
  const t = useTranslations('credit');
  const client = useTRPCClient();
  const giveUp = useAct(client.credit.writeOff.mutate);
  const owedFen = sumFen(owed.map(({ leftFen }) => leftFen));
  const [amountFen, setAmountFen] = useState<number | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  async function send() {
    if (!amountFen || reason.trim() === '') return false;
    const input = { storeId, customerId, amountFen, entryIds: [...chosen], reason };
    if (!(await giveUp.act(input))) return false;
    setAmountFen(null);
    setChosen([]);
    setReason('');
    return true;
  }
  return (
    <ActDialog
      label={t('writeOff')}
      title={t('writeOffTitle', { name })}
      hint={t('writeOffHint', { owed: formatMoney(owedFen) })}
      done={t('writtenOff')}
      busy={giveUp.busy}
      problem={giveUp.problem}
      clear={giveUp.clear}
      onSend={send}
    >
      <OwedChoice
        owed={owed}
        chosen={chosen}
        onChange={(next) => {
          setChosen(next);
          const fen = sumFen(
            owed.filter(({ entryId }) => next.includes(entryId)).map(({ leftFen }) => leftFen),
          );
          setAmountFen(fen || null);
        }}
      />
      <Field label={t('writeOffAmount')} required>
        <MoneyInput leastFen={1} mostFen={owedFen} valueFen={amountFen} onValueChange={setAmountFen} />
      </Field>
      <Field label={t('reason')} required>
        <Textarea maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
