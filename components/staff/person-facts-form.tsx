'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/shell/form-dialog';
import { LOCALE_NAMES } from '@/components/shell/locale-switch';
import { useFieldText } from '@/components/shell/use-field-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { LOCALES } from '@/lib/i18n/locales';
import { createPersonInput } from '@/server/staff/people/person-schema';

const schema = createPersonInput.omit({ requestId: true });

export type PersonFacts = { name: string; login: string; locale: 'zh-CN' | 'en' };

/** Name, sign-in name and language of a person, new or known. */
export function PersonFactsForm({
  open,
  onOpenChange,
  title,
  description,
  submitLabel,
  facts,
  busy,
  problem,
  onSave,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string | undefined;
  submitLabel?: string | undefined;
  facts: PersonFacts;
  busy: boolean;
  problem: string | null;
  onSave: (facts: PersonFacts) => Promise<void>;
}) {
  const t = useTranslations('staff.person');
  const fieldText = useFieldText();
  const { register, handleSubmit, formState } = useForm({ resolver: zodResolver(schema), values: facts });
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      submitLabel={submitLabel}
      busy={busy}
      problem={problem}
      onSubmit={handleSubmit(({ login, ...rest }) => onSave({ ...rest, login: login ?? '' }))}
    >
      <Field label={t('name')} required error={fieldText(formState.errors.name)}>
        <Input {...register('name')} autoComplete="off" />
      </Field>
      <Field label={t('login')} hint={t('loginHint')} error={fieldText(formState.errors.login)}>
        <Input {...register('login')} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field label={t('language')} error={fieldText(formState.errors.locale)}>
        <Select
          {...register('locale')}
          options={LOCALES.map((locale) => ({ value: locale, label: LOCALE_NAMES[locale] }))}
        />
      </Field>
    </FormDialog>
  );
}
