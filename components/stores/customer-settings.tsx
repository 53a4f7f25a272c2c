'use client';

import { NumberSetting, type SettingsForm, SettingsPart, useSettingWords } from './settings-fields';

/** For how long somebody serves a customer. */
export function CustomerSettings({ form }: { form: SettingsForm }) {
  const { t } = useSettingWords(form);
  return (
    <SettingsPart title={t('customers')}>
      <NumberSetting
        form={form}
        name="customerServedDays"
        label={t('customerServedDays')}
        hint={t('customerServedDaysHint')}
      />
    </SettingsPart>
  );
}
