'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { DRAWER_POLICIES } from '@/server/stores/schema';
import {
  MoneySetting,
  type SettingsForm,
  SettingsPart,
  SwitchSetting,
  useSettingWords,
} from './settings-fields';

/** What holds at the tills of a store. */
export function TillSettings({ form }: { form: SettingsForm }) {
  const { t, problemOf } = useSettingWords(form);
  return (
    <SettingsPart title={t('till')}>
      <Field label={t('drawer')} hint={t('drawerHint')} error={problemOf('drawerPolicy')}>
        <Select
          {...form.register('drawerPolicy')}
          options={DRAWER_POLICIES.map((policy) => ({ value: policy, label: t(`drawers.${policy}`) }))}
        />
      </Field>
      <MoneySetting form={form} name="roundingLimitFen" label={t('rounding')} hint={t('roundingHint')} />
      <MoneySetting
        form={form}
        name="cashDifferenceLimitFen"
        label={t('difference')}
        hint={t('differenceHint')}
      />
      <MoneySetting form={form} name="askAboveFen" label={t('askAbove')} hint={t('askAboveHint')} />
      <ScalePrefixes form={form} />
      <div className="flex flex-col gap-3 sm:col-span-2 lg:col-span-3">
        <SwitchSetting
          form={form}
          name="clerksSeeFloor"
          label={t('clerksSeeFloor')}
          hint={t('clerksSeeFloorHint')}
        />
        <SwitchSetting
          form={form}
          name="selfApproval"
          label={t('selfApproval')}
          hint={t('selfApprovalHint')}
        />
      </div>
    </SettingsPart>
  );
}

/** How the labels of the store's scales begin. */
function ScalePrefixes({ form }: { form: SettingsForm }) {
  const { t, problemOf } = useSettingWords(form);
  const digits = { inputMode: 'numeric', maxLength: 2, autoComplete: 'off' } as const;
  return (
    <>
      <Field label={t('scaleWeight')} hint={t('scaleWeightHint')} error={problemOf('scaleWeightPrefix')}>
        <Input {...form.register('scaleWeightPrefix')} {...digits} />
      </Field>
      <Field label={t('scalePrice')} hint={t('scalePriceHint')} error={problemOf('scalePricePrefix')}>
        <Input {...form.register('scalePricePrefix')} {...digits} />
      </Field>
    </>
  );
}
