'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { Segmented } from '@/components/ui/segmented';
import { MOST_WAGE_FEN, WAGE_KINDS, type WageKind } from '@/server/personnel/personnel-rules';
import { useTRPCClient } from '@/trpc/react';

/** What somebody earns from a day on. */
export function SetWage(props: { personId: string; storeId: string; today: string }) {
  const t = useTranslations('personnel');
  const client = useTRPCClient();
  const deed = useAct(client.personnel.setWage.mutate);
  const [kind, setKind] = useState<WageKind>('MONTHLY');
  const [fen, setFen] = useState<number | null>(null);
  const [fromDay, setFrom] = useState(`${props.today.slice(0, 7)}-01`);
  return (
    <ActDialog
      label={t('setWage')}
      title={t('setWage')}
      description={t('setWageHint')}
      deed={deed}
      done={t('setWageToast')}
      submit={async () => {
        if (fen === null || fromDay === '') return false;
        const { personId, storeId } = props;
        const done = await deed.act({ personId, storeId, kind, fen, fromDay });
        if (done) setFen(null);
        return done !== undefined;
      }}
    >
      <Segmented
        aria-label={t('kind')}
        value={kind}
        onValueChange={setKind}
        segments={WAGE_KINDS.map((value) => ({ value, label: t(`wageKinds.${value}`) }))}
      />
      <Field label={t('amount')} required>
        <MoneyInput valueFen={fen} leastFen={1} mostFen={MOST_WAGE_FEN} onValueChange={setFen} required />
      </Field>
      <Field label={t('from')} required>
        <DateInput value={fromDay} onValueChange={setFrom} required />
      </Field>
    </ActDialog>
  );
}
