'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { askForCode } from '@/client/asked-code';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { formatMoney } from '@/lib/format';
import { kindOfPaymentCode } from '@/lib/payment-code';
import type { ChargedKind } from './use-charging';

/** Asks for the customer's payment code: a scan is enough, its digits can be typed. */
export function AskCode({
  kind,
  amountFen,
  onCode,
  onCancel,
}: {
  kind: ChargedKind;
  amountFen: number;
  onCode: (code: string) => unknown;
  onCancel: () => void;
}) {
  const t = useTranslations('sales.charge');
  const kinds = useTranslations('sales.pay.kinds');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  useEffect(() => askForCode({ kind, amountFen }), [kind, amountFen]);
  const code = typed.replace(/\s/g, '');
  const isOther = tried && kindOfPaymentCode(code) === null;
  return (
    <Callout
      title={t('scan', { kind: kinds(kind), amount: formatMoney(amountFen) })}
      actions={
        <Button size="lg" variant="ghost" onClick={onCancel}>
          {t('cancel')}
        </Button>
      }
    >
      <form
        noValidate
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (kindOfPaymentCode(code)) onCode(code);
        }}
      >
        <Field label={t('typed')} error={isOther ? t('noCode') : undefined} className="min-w-56 flex-1">
          <Input
            controlSize="lg"
            inputMode="numeric"
            autoComplete="off"
            maxLength={32}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Field>
        <Button size="lg" type="submit">
          {t('collect')}
        </Button>
      </form>
    </Callout>
  );
}
