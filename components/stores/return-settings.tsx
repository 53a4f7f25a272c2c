'use client';

import {
  MoneySetting,
  NumberSetting,
  type SettingsForm,
  SettingsPart,
  useSettingWords,
} from './settings-fields';

/** How long goods come back freely, and how much of a sale each role pays back alone. */
export function ReturnSettings({ form }: { form: SettingsForm }) {
  const { t } = useSettingWords(form);
  return (
    <SettingsPart title={t('returns')} hint={t('returnsHint')}>
      <NumberSetting
        form={form}
        name="returnWindowDays"
        label={t('returnWindow')}
        hint={t('returnWindowHint')}
      />
      <MoneySetting
        form={form}
        name="returnLimitClerkFen"
        label={t('returnLimitClerk')}
        hint={t('returnLimitHint')}
      />
      <MoneySetting
        form={form}
        name="returnLimitManagerFen"
        label={t('returnLimitManager')}
        hint={t('returnLimitHint')}
      />
    </SettingsPart>
  );
}
