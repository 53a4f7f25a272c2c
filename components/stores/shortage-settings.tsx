'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SHORTAGE_SPLITS, SHORTAGE_VALUATIONS } from '@/server/stores/schema';

interface Rules {
  shortageValuation?: (typeof SHORTAGE_VALUATIONS)[number] | undefined;
  shortageSplit?: (typeof SHORTAGE_SPLITS)[number] | undefined;
  shortageExplainDays?: number | undefined;
  /** Basis points of a month's wage. */
  shortageWageCapBp?: number | undefined;
}

interface Props {
  rules: Rules;
  onRulesChange: (part: Rules) => void;
  errors: { days: ReactNode; cap: ReactNode };
}

const PERCENT_BP = 100;

/** What a store holds people to when goods are missing. */
export function ShortageSettings({ rules, onRulesChange, errors }: Props) {
  const t = useTranslations('stores.settings');
  const whole = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN);
  const shown = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? '' : String(value);
  return (
    <>
      <Field label={t('valuation')} hint={t('valuationHint')}>
        <Select
          value={rules.shortageValuation}
          onChange={({ target }) =>
            onRulesChange({ shortageValuation: SHORTAGE_VALUATIONS.find((one) => one === target.value) })
          }
          options={SHORTAGE_VALUATIONS.map((one) => ({ value: one, label: t(`valuations.${one}`) }))}
        />
      </Field>
      <Field label={t('split')} hint={t('splitHint')}>
        <Select
          value={rules.shortageSplit}
          onChange={({ target }) =>
            onRulesChange({ shortageSplit: SHORTAGE_SPLITS.find((one) => one === target.value) })
          }
          options={SHORTAGE_SPLITS.map((one) => ({ value: one, label: t(`splits.${one}`) }))}
        />
      </Field>
      <Field label={t('explainDays')} hint={t('explainDaysHint')} error={errors.days}>
        <Input
          numeric
          inputMode="numeric"
          value={shown(rules.shortageExplainDays)}
          onChange={({ target }) => onRulesChange({ shortageExplainDays: whole(target.value) })}
        />
      </Field>
      <Field label={t('wageCap')} hint={t('wageCapHint')} error={errors.cap}>
        <Input
          numeric
          inputMode="numeric"
          suffix="%"
          value={shown((rules.shortageWageCapBp ?? Number.NaN) / PERCENT_BP)}
          onChange={({ target }) => onRulesChange({ shortageWageCapBp: whole(target.value) * PERCENT_BP })}
        />
      </Field>
    </>
  );
}
