'use client';

import { NumberSetting, type SettingsForm, SettingsPart, useSettingWords } from './settings-fields';

/** How much a store orders for. */
export function ReplenishmentSettings({ form }: { form: SettingsForm }) {
  const { t } = useSettingWords(form);
  return (
    <SettingsPart title={t('replenishment')}>
      <NumberSetting form={form} name="daysOfCover" label={t('daysOfCover')} hint={t('daysOfCoverHint')} />
    </SettingsPart>
  );
}
