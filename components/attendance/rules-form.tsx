'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { type AttendancePolicy, OVERTIME_MODES } from '@/server/attendance/attendance-rules';
import { useTRPCClient } from '@/trpc/react';

const NUMBERS = [
  'earlyLimit',
  'lateLimit',
  'graceMinutes',
  'overtimeFromMinutes',
  'stepOutLimit',
  'proposalsPerMonth',
] as const;

/** By what the company's stores count attendance. */
export function RulesForm({ rules }: { rules: AttendancePolicy }) {
  const t = useTranslations('attendance.rules');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.attendance.setRules.mutate);
  const [numbers, setNumbers] = useState(
    Object.fromEntries(NUMBERS.map((name) => [name, String(rules[name])])) as Record<
      (typeof NUMBERS)[number],
      string
    >,
  );
  const [overtimeMode, setMode] = useState(rules.overtimeMode);
  return (
    <form
      noValidate
      className="flex max-w-xl flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const of = (name: (typeof NUMBERS)[number]) =>
          numbers[name].trim() === '' ? Number.NaN : Number(numbers[name]);
        const said = {
          ofStoreId: null,
          overtimeMode,
          earlyLimit: of('earlyLimit'),
          lateLimit: of('lateLimit'),
          graceMinutes: of('graceMinutes'),
          overtimeFromMinutes: of('overtimeFromMinutes'),
          stepOutLimit: of('stepOutLimit'),
          proposalsPerMonth: of('proposalsPerMonth'),
        };
        if (await act(said)) toast.success(t('saved'));
      }}
    >
      {problem ? <Callout tone="late" title={problem} /> : null}
      {NUMBERS.map((name) => (
        <Field key={name} label={t(name)}>
          <Input
            inputMode="numeric"
            value={numbers[name]}
            onChange={({ target }) => setNumbers({ ...numbers, [name]: target.value })}
          />
        </Field>
      ))}
      <Field label={t('overtimeMode')}>
        <Select
          value={overtimeMode}
          onChange={({ target }) => setMode(target.value as typeof overtimeMode)}
          options={OVERTIME_MODES.map((mode) => ({ value: mode, label: t(`overtimeModes.${mode}`) }))}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" loading={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
