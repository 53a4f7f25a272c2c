'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { type AttendanceRules, OVERTIME_MODES, PHOTOS } from '@/server/attendance/attendance-rules';
import { useTRPCClient } from '@/trpc/react';
import {
  isTooFine,
  type NumberName,
  numberOf,
  numberText,
  PUNCH_NUMBERS,
  RATE_NUMBERS,
  RULE_NUMBERS,
} from './rule-numbers';

const NAMES = [...PUNCH_NUMBERS, ...RATE_NUMBERS];

/** By what the company's stores count attendance, or one of them. @param props.ofStoreId null: all that have no rules of their own */
export function RulesForm({ ofStoreId, rules }: { ofStoreId: string | null; rules: AttendanceRules }) {
  const t = useTranslations('attendance.rules');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.attendance.setRules.mutate);
  const [typed, setTyped] = useState<Partial<Record<NumberName, string>>>({});
  const [overtimeMode, setMode] = useState(rules.overtimeMode);
  const [photos, setPhotos] = useState(rules.photos);
  const textOf = (name: NumberName) => typed[name] ?? numberText(name, rules[name]);
  const numbers = NAMES.map((name) => [name, numberOf(name, textOf(name))] as const);
  const isSound = numbers.every(([, value]) => value !== null);
  const fields = (names: readonly NumberName[]) => (
    <Numbers names={names} textOf={textOf} onType={(name, text) => setTyped({ ...typed, [name]: text })} />
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!isSound) return;
        const said = Object.fromEntries(numbers) as Record<NumberName, number>;
        if (await act({ ofStoreId, overtimeMode, photos, ...said })) toast.success(t('saved'));
      }}
    >
      <Section title={t('punches')}>
        <Card className="grid items-start gap-4 sm:grid-cols-2">
          {fields(PUNCH_NUMBERS)}
          <Field label={t('photos')} hint={t('photosHint')}>
            <Select
              value={photos}
              onChange={({ target }) => setPhotos(target.value as typeof photos)}
              options={PHOTOS.map((value) => ({ value, label: t(`photosOf.${value}`) }))}
            />
          </Field>
        </Card>
      </Section>
      <Section title={t('overtime')} description={t('overtimeHint')}>
        <Card className="grid items-start gap-4 sm:grid-cols-2">
          <Field label={t('overtimeMode')}>
            <Select
              value={overtimeMode}
              onChange={({ target }) => setMode(target.value as typeof overtimeMode)}
              options={OVERTIME_MODES.map((mode) => ({ value: mode, label: t(`overtimeModes.${mode}`) }))}
            />
          </Field>
          {fields(RATE_NUMBERS)}
        </Card>
      </Section>
      {problem ? <Callout tone="late" title={problem} /> : null}
      <div>
        <Button type="submit" variant="primary" loading={busy} missing={isSound ? null : t('wrong')}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function Numbers(props: {
  names: readonly NumberName[];
  textOf: (name: NumberName) => string;
  onType: (name: NumberName, text: string) => void;
}) {
  const t = useTranslations('attendance.rules');
  const said = useTranslations('fields');
  return props.names.map((name) => {
    const { least, most, unit } = RULE_NUMBERS[name];
    const text = props.textOf(name);
    const range = { least: numberText(name, least), most: numberText(name, most) };
    return (
      <Field
        key={name}
        label={t(name)}
        error={
          isTooFine(name, text)
            ? t('tooFine')
            : numberOf(name, text) === null
              ? said('between', range)
              : undefined
        }
        hint={unit === 'fold' ? t('foldHint') : undefined}
      >
        <Input
          numeric
          maxLength={6}
          suffix={t(`units.${unit}`)}
          value={text}
          onChange={({ target }) => props.onType(name, target.value)}
        />
      </Field>
    );
  });
}
