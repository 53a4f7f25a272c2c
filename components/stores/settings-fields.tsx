'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { useFieldText } from '@/components/shell/use-field-text';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Switch } from '@/components/ui/switch';
import { formatMoney } from '@/lib/format';
import { editStoreInput } from '@/server/stores/schema';
import { limitsOf } from './setting-limits';
import { TimeOfDay, timeText } from './time-of-day';

export const settingsSchema = editStoreInput.omit({ requestId: true, storeId: true, touched: true });
export type Settings = z.output<typeof settingsSchema>;
export type SettingsForm = UseFormReturn<z.input<typeof settingsSchema>, unknown, Settings>;

type NamesOf<Value> = {
  [name in keyof Settings]-?: Exclude<Settings[name], undefined> extends Value ? name : never;
}[keyof Settings];

interface SettingProps<Name extends keyof Settings> {
  form: SettingsForm;
  name: Name;
  label: string;
  hint?: string;
}

/**
 * What is wrong with a setting that is a number: it is outside of its limits, whatever was typed.
 * @param shown a number as the field shows it
 */
function useProblem(
  form: SettingsForm,
  name: keyof Settings,
  shown: (value: number) => string,
): string | undefined {
  const t = useTranslations('fields');
  if (!form.formState.errors[name]) return undefined;
  const { least, most } = limitsOf(settingsSchema.shape[name]);
  return t('between', { least: shown(least), most: shown(most) });
}

/** One section of the settings. */
export function SettingsPart(props: { title: string; hint?: string | undefined; children: ReactNode }) {
  return (
    <Card>
      <h2 className="font-semibold">{props.title}</h2>
      {props.hint ? <p className="text-ink-soft text-sm">{props.hint}</p> : null}
      <div className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{props.children}</div>
    </Card>
  );
}

/** A sum of money, fen. */
export function MoneySetting({ form, name, label, hint }: SettingProps<NamesOf<number>>) {
  const problem = useProblem(form, name, formatMoney);
  const { least, most } = limitsOf(settingsSchema.shape[name]);
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Field label={label} hint={hint} error={problem}>
          <MoneyInput
            leastFen={least}
            mostFen={most}
            valueFen={typeof field.value !== 'number' || Number.isNaN(field.value) ? null : field.value}
            onValueChange={(fen) => field.onChange(fen ?? Number.NaN)}
          />
        </Field>
      )}
    />
  );
}

/** A whole number; emptied, it is NaN, which no schema takes. `unit` is what one of the shown is in the stored. */
export function NumberSetting(
  props: SettingProps<NamesOf<number>> & { unit?: number; suffix?: string | undefined },
) {
  const { form, name, label, hint, unit = 1, suffix } = props;
  const problem = useProblem(form, name, (value) => `${value / unit}${suffix ?? ''}`);
  // What is no number stands as it was typed, and is said to be wrong: a sign that vanished would make 73 of 7 and -3.
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Field label={label} hint={hint} error={problem}>
          <Input
            numeric
            inputMode="numeric"
            suffix={suffix}
            value={wrong ?? (Number.isFinite(field.value) ? String(Number(field.value) / unit) : '')}
            onChange={({ target }) => {
              const isNumber = /^\d{1,9}$/.test(target.value.trim());
              setWrong(isNumber ? null : target.value);
              field.onChange(isNumber ? Number(target.value.trim()) * unit : Number.NaN);
            }}
          />
        </Field>
      )}
    />
  );
}

/** A time of day, minutes after midnight. */
export function TimeSetting({ form, name, label, hint }: SettingProps<NamesOf<number>>) {
  const problem = useProblem(form, name, timeText);
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Field label={label} hint={hint} error={problem}>
          <TimeOfDay minute={field.value ?? Number.NaN} onMinuteChange={field.onChange} />
        </Field>
      )}
    />
  );
}

/** Yes or no. */
export function SwitchSetting({ form, name, label, hint }: SettingProps<NamesOf<boolean>>) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Switch
          label={label}
          hint={hint}
          checked={field.value ?? false}
          onCheckedChange={field.onChange}
          disabled={field.disabled}
        />
      )}
    />
  );
}

/** The words of settings and of what is wrong with what was typed. */
export function useSettingWords(form: SettingsForm) {
  const fieldText = useFieldText();
  const problemOf = (name: keyof Settings) => fieldText(form.formState.errors[name]);
  return { t: useTranslations('stores.settings'), problemOf };
}
