'use client';

import {
  MoneySetting,
  NumberSetting,
  type SettingsForm,
  SettingsPart,
  SwitchSetting,
  useSettingWords,
} from './settings-fields';

/** What is sold on account, how far a manager goes, and what a tablet may without a line. */
export function CreditSettings({ form }: { form: SettingsForm }) {
  const { t } = useSettingWords(form);
  return (
    <SettingsPart title={t('credit')} hint={t('creditHint')}>
      <NumberSetting
        form={form}
        name="creditOverdueDays"
        label={t('creditOverdueDays')}
        hint={t('creditOverdueDaysHint')}
      />
      <MoneySetting
        form={form}
        name="creditManagerLimitFen"
        label={t('creditManagerLimit')}
        hint={t('creditManagerLimitHint')}
      />
      <div className="sm:col-span-2 lg:col-span-3">
        <SwitchSetting
          form={form}
          name="creditOffline"
          label={t('creditOffline')}
          hint={t('creditOfflineHint')}
        />
      </div>
    </SettingsPart>
  );
}
