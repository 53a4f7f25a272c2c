'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { useTRPCClient } from '@/trpc/react';

/** A whole number as it is typed; null where it is none. */
const whole = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null);

function Whole({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label} required>
      <Input
        numeric
        inputMode="numeric"
        value={value}
        maxLength={6}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** Within how long a severity is answered and solved. */
export function EditTimes(props: {
  severity: number;
  name: string;
  answerMinutes: number;
  solveMinutes: number;
}) {
  const t = useTranslations('complaints.rules');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.setTimes.mutate);
  const [answer, setAnswer] = useState(String(props.answerMinutes));
  const [solve, setSolve] = useState(String(props.solveMinutes));

  async function submit() {
    const [answerMinutes, solveMinutes] = [whole(answer), whole(solve)];
    if (!answerMinutes || !solveMinutes) return false;
    return (await deed.act({ severity: props.severity, answerMinutes, solveMinutes })) !== undefined;
  }

  return (
    <ActDialog
      label={t('editOf', { name: props.name })}
      size="sm"
      title={props.name}
      description={t('timesHint')}
      deed={deed}
      submit={submit}
      done={t('saved')}
    >
      <Whole label={t('answerWithin')} value={answer} onChange={setAnswer} />
      <Whole label={t('solveWithin')} value={solve} onChange={setSolve} />
    </ActDialog>
  );
}

/** What a role may give by itself. */
export function EditLimit(props: {
  role: 'CLERK' | 'STORE_MANAGER' | 'HEAD_OFFICE';
  name: string;
  amountFen: number;
}) {
  const t = useTranslations('complaints.rules');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.setLimit.mutate);
  const [amountFen, setAmount] = useState<number | null>(props.amountFen);
  return (
    <ActDialog
      label={t('editOf', { name: props.name })}
      size="sm"
      title={props.name}
      description={t('limitsHint')}
      deed={deed}
      submit={async () =>
        amountFen !== null && (await deed.act({ role: props.role, amountFen })) !== undefined
      }
      done={t('saved')}
    >
      <Field label={t('limit')} required>
        <MoneyInput valueFen={amountFen} onValueChange={setAmount} />
      </Field>
    </ActDialog>
  );
}

const NEW_RULE = {
  basis: 'CHAIN' as 'LAW' | 'CHAIN',
  categoryId: '',
  returnDays: '7',
  exchangeDays: '15',
  repairMonths: '12',
  repairsToExchange: '2',
  source: '',
  sourceCheckedOn: '',
};

/** What law or promise gives for a category from a day on. */
export function AddWarrantyRule({
  categories,
  today,
}: {
  categories: readonly { id: string; name: string }[];
  today: string;
}) {
  const t = useTranslations('complaints.rules');
  const warranty = useTranslations('complaints.warranty');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.addWarrantyRule.mutate);
  const [form, setForm] = useState({ ...NEW_RULE, validFrom: today });
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part });

  async function submit() {
    const [returnDays, exchangeDays, repairMonths, repairsToExchange] = [
      whole(form.returnDays),
      whole(form.exchangeDays),
      whole(form.repairMonths),
      whole(form.repairsToExchange),
    ];
    if (returnDays === null || exchangeDays === null || repairMonths === null || repairsToExchange === null)
      return false;
    const done = await deed.act({
      basis: form.basis,
      validFrom: form.validFrom,
      returnDays,
      exchangeDays,
      repairMonths,
      repairsToExchange,
      source: form.source,
      ...(form.categoryId ? { categoryId: form.categoryId } : {}),
      ...(form.sourceCheckedOn ? { sourceCheckedOn: form.sourceCheckedOn } : {}),
    });
    return done !== undefined;
  }

  return (
    <ActDialog
      label={t('add')}
      variant="primary"
      title={t('add')}
      description={t('warrantyHint')}
      deed={deed}
      submit={submit}
      done={t('added')}
    >
      <Field label={t('basis')}>
        <Select
          value={form.basis}
          onChange={(event) => set({ basis: event.target.value === 'LAW' ? 'LAW' : 'CHAIN' })}
          options={[
            { value: 'CHAIN', label: warranty('CHAIN') },
            { value: 'LAW', label: warranty('LAW') },
          ]}
        />
      </Field>
      <Field label={t('category')}>
        <Select
          value={form.categoryId}
          placeholder={t('everyCategory')}
          onChange={(event) => set({ categoryId: event.target.value })}
          options={categories.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field label={t('validFrom')} required>
        <DateInput value={form.validFrom} onValueChange={(validFrom) => set({ validFrom })} />
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Whole
          label={t('returnDays')}
          value={form.returnDays}
          onChange={(returnDays) => set({ returnDays })}
        />
        <Whole
          label={t('exchangeDays')}
          value={form.exchangeDays}
          onChange={(exchangeDays) => set({ exchangeDays })}
        />
        <Whole
          label={t('repairMonths')}
          value={form.repairMonths}
          onChange={(repairMonths) => set({ repairMonths })}
        />
        <Whole
          label={t('repairsToExchange')}
          value={form.repairsToExchange}
          onChange={(repairsToExchange) => set({ repairsToExchange })}
        />
      </div>
      <Field label={t('source')}>
        <Input
          value={form.source}
          maxLength={200}
          onChange={(event) => set({ source: event.target.value })}
        />
      </Field>
      <Field label={t('checkedOn')}>
        <DateInput
          value={form.sourceCheckedOn}
          onValueChange={(sourceCheckedOn) => set({ sourceCheckedOn })}
        />
      </Field>
    </ActDialog>
  );
}
