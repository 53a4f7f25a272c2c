'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useTRPCClient } from '@/trpc/react';
import { readWholePoints } from './level-words';

const WAYS = ['more', 'less'] as const;

/** Puts a customer's points right, by somebody's word. */
export function CorrectPoints(props: { storeId: string; customerId: string; left: number }) {
  const { left, ...of } = props;
  const t = useTranslations('members.ofCustomer');
  const client = useTRPCClient();
  const deed = useAct(client.points.correct.mutate);
  const [way, setWay] = useState<(typeof WAYS)[number]>('more');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const points = readWholePoints(typed);

  async function submit() {
    if (points === null || reason.trim() === '') return false;
    const done = await deed.act({ ...of, points: way === 'more' ? points : -points, reason });
    if (done === undefined) return false;
    setTyped('');
    setReason('');
    return true;
  }

  return (
    <ActDialog
      label={t('correct')}
      title={t('correct')}
      description={`${t('left', { points: left })} · ${t('correctHint')}`}
      deed={deed}
      submit={submit}
      done={t('corrected')}
    >
      <Field label={t('way')} required>
        <Select
          value={way}
          onChange={(event) => setWay(WAYS.find((one) => one === event.target.value) ?? 'more')}
          options={WAYS.map((one) => ({ value: one, label: t(`ways.${one}`) }))}
        />
      </Field>
      <Field
        label={t('amount')}
        error={typed.trim() !== '' && points === null ? t('amountWrong') : undefined}
        required
      >
        <Input numeric required value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <Field label={t('reason')} required>
        <Textarea
          required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </ActDialog>
  );
}
