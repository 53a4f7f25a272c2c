'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select, type SelectOption } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
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
  const { act, busy, problem, clear } = useAct(client.shortages.reverse.mutate);
  const [open, setOpen] = useState(false);
  const [quantity, setQuantity] = useState(lacking);
  const [reason, setReason] = useState('');
  const [way, setWay] = useState('');

  async function reverse(event: FormEvent) {
    event.preventDefault();
    if (reason.trim() === '' || quantity.trim() === '') return;
    const back = way === '' ? {} : months.includes(way) ? { month: way } : { sessionId: way };
    if (!(await act({ storeId, shareId, quantity: quantity.trim(), reason, ...back }))) return;
    setOpen(false);
    setReason('');
    toast.success(t('reversedDone'));
  }

  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t('reverse')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) clear();
        }}
        title={t('reverseTitle')}
        description={`${props.person} · ${t('reverseHint')}`}
        submitLabel={t('reverse')}
        busy={busy}
        problem={problem}
        onSubmit={reverse}
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
      </FormDialog>
    </>
  );
}
