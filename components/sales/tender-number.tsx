'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { isReference, ruleOf, type TenderKindName } from '@/server/tills/payment-rules';

/** Asks for the number that a payment's record wants, as it stands on the slip or card. */
export function TenderNumber(props: {
  kind: TenderKindName;
  onNumber: (typed: string) => void;
  onCancel: () => void;
}) {
  const t = useTranslations('sales.pay');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const { reference } = ruleOf(props.kind);
  const isRight = isReference(props.kind, typed.trim());
  return (
    <FormDialog
      open
      onOpenChange={props.onCancel}
      width="sm"
      title={t('numberTitle', { kind: t(`kinds.${props.kind}`) })}
      submitLabel={t('numberTake')}
      busy={false}
      problem={null}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isRight) props.onNumber(typed.trim());
      }}
    >
      <Field
        label={t('number')}
        required
        error={
          tried && !isRight
            ? t('numberWrong', { from: reference?.from ?? 1, to: reference?.to ?? 1 })
            : undefined
        }
      >
        <Input
          controlSize="lg"
          autoComplete="off"
          inputMode="text"
          maxLength={reference?.to}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </Field>
    </FormDialog>
  );
}
