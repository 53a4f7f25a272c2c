'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { LEAVE_KINDS } from '@/server/roster/leave/leave-rules';
import { useTRPCClient } from '@/trpc/react';

const PARTS = ['WHOLE', 'MORNING', 'AFTERNOON'] as const;

/** Asks for time off: a kind, days, and for a single day which half of it. */
export function AskLeave({ storeId, today }: { storeId: string; today: string }) {
  const t = useTranslations('roster.leave');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('ask')}
      </Button>
      {open ? <AskForm storeId={storeId} today={today} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AskForm({ storeId, today, onClose }: { storeId: string; today: string; onClose: () => void }) {
  const t = useTranslations('roster.leave');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.askLeave.mutate);
  const [kind, setKind] = useState<(typeof LEAVE_KINDS)[number]>('ANNUAL');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [part, setPart] = useState<(typeof PARTS)[number]>('WHOLE');
  const [note, setNote] = useState('');
  const oneDay = from === to;
  const sound = from !== '' && to !== '' && to >= from;
  return (
    <FormDialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t('ask')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        if (!sound) return;
        const asked = {
          storeId,
          kind,
          fromDay: from,
          toDay: to,
          part: oneDay ? part : 'WHOLE',
          note,
        } as const;
        if (!(await act(asked))) return;
        toast.success(t('asked'));
        onClose();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('kind')}>
          <Select
            value={kind}
            onChange={({ target }) => setKind(target.value as typeof kind)}
            options={LEAVE_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
          />
        </Field>
        <Field label={t('part')}>
          <Select
            value={oneDay ? part : 'WHOLE'}
            onChange={({ target }) => setPart(target.value as typeof part)}
            options={PARTS.map((one) => ({
              value: one,
              label: t(`parts.${one}`),
              disabled: one !== 'WHOLE' && !oneDay,
            }))}
          />
        </Field>
        <Field label={t('from')}>
          <DateInput
            value={from}
            onValueChange={(day) => {
              setFrom(day);
              if (to < day) setTo(day);
            }}
          />
        </Field>
        <Field label={t('to')} error={sound ? undefined : t('badDates')}>
          <DateInput value={to} onValueChange={setTo} />
        </Field>
        <Field label={t('note')} className="sm:col-span-2">
          <Input maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
        </Field>
      </div>
    </FormDialog>
  );
}
