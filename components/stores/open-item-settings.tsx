'use client';

import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { CASH_POLICIES, OPEN_ITEM_POLICIES } from '@/server/stores/schema';
import { NumberSetting, type SettingsForm, SettingsPart, useSettingWords } from './settings-fields';

const FIELDS = [
  'openNumbers',
  'openBreaches',
  'openRejected',
  'openCash',
  'openNegative',
  'openTemporary',
] as const;

const choicesOf = (name: (typeof FIELDS)[number]) =>
  name === 'openCash' ? CASH_POLICIES : OPEN_ITEM_POLICIES;

/** What an open item of each kind does to a day's report. */
export function OpenItemSettings({ form }: { form: SettingsForm }) {
  const { t, problemOf } = useSettingWords(form);
  return (
    <SettingsPart title={t('openItems.title')} hint={t('openItems.hint')}>
      <NumberSetting
        form={form}
        name="priceBreachLimit"
        label={t('priceBreachLimit')}
        hint={t('priceBreachLimitHint')}
      />
      {FIELDS.map((name) => (
        <Field key={name} label={t(`openItems.${name}`)} error={problemOf(name)}>
          <Select
            {...form.register(name)}
            options={choicesOf(name).map((one) => ({ value: one, label: t(`openPolicies.${one}`) }))}
          />
        </Field>
      ))}
    </SettingsPart>
  );
}
