'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useTRPCClient } from '@/trpc/react';

/** Says what became of money that has no receipt. */
export function ExplainCharge(props: { storeId: string; chargeId: string; amount: string }) {
  const t = useTranslations('payments');
  const client = useTRPCClient();
  const deed = useAct(client.payments.explain.mutate);
  const [explanation, setExplanation] = useState('');
  const [tried, setTried] = useState(false);
  const isMissing = explanation.trim() === '';
  const { storeId, chargeId, amount } = props;
  return (
    <ActDialog
      label={t('explain')}
      buttonName={t('explainOf', { amount })}
      size="sm"
      title={t('explainOf', { amount })}
      description={t('explainHint')}
      deed={deed}
      submit={async () => {
        setTried(true);
        return !isMissing && (await deed.act({ storeId, chargeId, explanation })) !== undefined;
      }}
      done={t('explained')}
    >
      <Field
        label={t('explanation')}
        required
        error={tried && isMissing ? t('explanationMissing') : undefined}
      >
        <Textarea
          value={explanation}
          maxLength={200}
          onChange={({ target }) => setExplanation(target.value)}
        />
      </Field>
    </ActDialog>
  );
}
