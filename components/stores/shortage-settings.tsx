'use client';

import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { SHORTAGE_SPLITS, SHORTAGE_VALUATIONS } from '@/server/stores/schema';
import { NumberSetting, type SettingsForm, SettingsPart, useSettingWords } from './settings-fields';

const PERCENT_BP = 100;

/** What a store holds people to when goods are missing. */
export function ShortageSettings({ form }: { form: SettingsForm }) {
  const { t, problemOf } = useSettingWords(form);
  return (
    <SettingsPart title={t('shortages')} hint={t('shortagesHint')}>
      <Field label={t('valuation')} hint={t('valuationHint')} error={problemOf('shortageValuation')}>
        <Select
          {...form.register('shortageValuation')}
          options={SHORTAGE_VALUATIONS.map((one) => ({ value: one, label: t(`valuations.${one}`) }))}
        />
      </Field>
      <Field label={t('split')} hint={t('splitHint')} error={problemOf('shortageSplit')}>
        <Select
          {...form.register('shortageSplit')}
          options={SHORTAGE_SPLITS.map((one) => ({ value: one, label: t(`splits.${one}`) }))}
        />
      </Field>
      <NumberSetting
        form={form}
        name="shortageExplainDays"
        label={t('explainDays')}
        hint={t('explainDaysHint')}
      />
      <NumberSetting
        form={form}
        name="shortageWageCapBp"
        label={t('wageCap')}
        hint={t('wageCapHint')}
        unit={PERCENT_BP}
        suffix="%"
      />
    </SettingsPart>
  );
}
