'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select, type SelectOption } from '@/components/ui/select';
import { formatMonth } from '@/lib/format';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  shareId: string;
  person: string;
  /** Not found yet, as text. */
  lacking: string;
  /** Something was paid that may have to go back. */
  paid: boolean;
  sessions: readonly SelectOption[];
  months: readonly string[];
}

/** Goods of a decided share were found. */
export function ReverseShare(props: Props) {
  const { storeId, shareId, lacking, sessions, months } = props;
  const locale = useLocale();
  const t = useTranslations('shortages');
  const client = useTRPCClient();
  const deed = useAct(client.shortages.reverse.mutate);
  const [quantity, setQuantity] = useState(lacking);
  const [reason, setReason] = useState('');
  const [way, setWay] = useState('');

  async function submit() {
    if (reason.trim() === '' || quantity.trim() === '') return false;
    const back = way === '' ? {} : months.includes(way) ? { month: way } : { sessionId: way };
    if (!(await deed.act({ storeId, shareId, quantity: quantity.trim(), reason, ...back }))) return false;
    setReason('');
    return true;
  }

  return (
    <ActDialog
      label={t('reverse')}
      variant="secondary"
      title={t('reverseTitle')}
      description={`${props.person} · ${t('reverseHint')}`}
      deed={deed}
      submit={submit}
      done={t('reversedDone')}
    >
      <Field label={t('foundQuantity')} required>
        <Input
          numeric
          inputMode="decimal"
          value={quantity}
          onChange={(event) => setQuantity(event.target.value)}
        />
      </Field>
      {props.paid ? (
        <Field label={t('giveBack')}>
          <Select
            value={way}
            placeholder={t('giveBackNone')}
            onChange={(event) => setWay(event.target.value)}
            options={[
              ...sessions.map((one) => ({ value: one.value, label: `${t('kinds.CASH')} · ${one.label}` })),
              ...months.map((one) => ({
                value: one,
                label: `${t('kinds.PAYROLL')} · ${formatMonth(one, locale)}`,
              })),
            ]}
          />
        </Field>
      ) : null}
      <Field label={t('reason')} required>
        <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
