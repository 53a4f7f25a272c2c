'use client';

import { Controller } from 'react-hook-form';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { type SettingsForm, SettingsPart, TimeSetting, useSettingWords } from './settings-fields';
import type { TimeZoneChoice } from './time-zones';

interface Props {
  form: SettingsForm;
  preparers: readonly { id: string; name: string }[];
  timeZones: readonly TimeZoneChoice[];
}

/** When a store's business day begins and ends, and whose report it is. */
export function DaySettings({ form, preparers, timeZones }: Props) {
  const { t, problemOf } = useSettingWords(form);
  const { control, register } = form;
  return (
    <SettingsPart title={t('day')} hint={t('dayHint')}>
      <Field label={t('timeZone')} error={problemOf('timeZone')}>
        <Select {...register('timeZone')} options={timeZones} />
      </Field>
      <TimeSetting form={form} name="dayStartMinute" label={t('dayStart')} hint={t('dayStartHint')} />
      <TimeSetting form={form} name="closingMinute" label={t('closing')} hint={t('closingHint')} />
      <TimeSetting form={form} name="reportDeadlineMinute" label={t('deadline')} hint={t('deadlineHint')} />
      <Controller
        name="firstDay"
        control={control}
        render={({ field }) => (
          <Field label={t('firstDay')} hint={t('firstDayHint')} error={problemOf('firstDay')}>
            <DateInput value={field.value ?? ''} onValueChange={field.onChange} />
          </Field>
        )}
      />
      <Field label={t('preparer')} hint={t('preparerHint')} error={problemOf('reportPreparerId')}>
        <Select
          {...register('reportPreparerId', { setValueAs: (value: string | null) => value || null })}
          placeholder={t('noPreparer')}
          options={preparers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    </SettingsPart>
  );
}
