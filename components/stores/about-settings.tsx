'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { STORE_KINDS } from '@/server/stores/schema';
import { type SettingsForm, SettingsPart, useSettingWords } from './settings-fields';

/** What a store is called and where it is. */
export function AboutSettings({ form }: { form: SettingsForm }) {
  const { t, problemOf } = useSettingWords(form);
  const kinds = useTranslations('stores.kinds');
  const { register } = form;
  return (
    <SettingsPart title={t('about')}>
      <Field label={t('name')} required error={problemOf('name')}>
        <Input {...register('name')} autoComplete="off" />
      </Field>
      <Field label={t('kind')} error={problemOf('kind')}>
        <Select
          {...register('kind')}
          options={STORE_KINDS.map((kind) => ({ value: kind, label: kinds(kind) }))}
        />
      </Field>
      <Field label={t('phone')} error={problemOf('phone')}>
        <Input {...register('phone')} type="tel" autoComplete="off" />
      </Field>
      <Field label={t('address')} error={problemOf('address')} className="sm:col-span-2 lg:col-span-3">
        <Input {...register('address')} autoComplete="off" />
      </Field>
    </SettingsPart>
  );
}
