'use client';

import { type SettingsForm, SettingsPart, SwitchSetting, useSettingWords } from './settings-fields';

const FIELDS = ['vouchersForTenders', 'vouchersForPaidOuts', 'vouchersForSupplierNotes'] as const;

/** Which figures of a day's report want a paper. */
export function VoucherSettings({ form }: { form: SettingsForm }) {
  const { t } = useSettingWords(form);
  return (
    <SettingsPart title={t('vouchers.title')} hint={t('vouchers.hint')}>
      <div className="flex flex-col gap-3 sm:col-span-2 lg:col-span-3">
        {FIELDS.map((name) => (
          <SwitchSetting key={name} form={form} name={name} label={t(`vouchers.${name}`)} />
        ))}
      </div>
    </SettingsPart>
  );
}
