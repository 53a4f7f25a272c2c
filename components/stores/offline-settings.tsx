'use client';

import {
  MoneySetting,
  NumberSetting,
  type SettingsForm,
  SettingsPart,
  SwitchSetting,
  useSettingWords,
} from './settings-fields';

/** What the store's counters sell while nobody answers. */
export function OfflineSettings({ form }: { form: SettingsForm }) {
  const { t } = useSettingWords(form);
  return (
    <SettingsPart title={t('offline')} hint={t('offlineHint')}>
      <MoneySetting
        form={form}
        name="offlineSaleLimitFen"
        label={t('offlineSaleLimit')}
        hint={t('offlineSaleLimitHint')}
      />
      <NumberSetting form={form} name="offlineHours" label={t('offlineHours')} hint={t('offlineHoursHint')} />
      <div className="sm:col-span-2 lg:col-span-3">
        <SwitchSetting
          form={form}
          name="clerksSellOffline"
          label={t('clerksSellOffline')}
          hint={t('clerksSellOfflineHint')}
        />
      </div>
    </SettingsPart>
  );
}
