'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/shell/form-dialog';
import { LOCALE_NAMES } from '@/components/shell/locale-switch';
import { useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { ROBOT_KINDS, robot as schema } from '@/server/notices/schema';
import { useTRPCClient } from '@/trpc/react';

/** A group's robot: its key goes in and is never shown again. */
export function AddRobot({ onClose }: { onClose: () => void }) {
  const t = useTranslations('notices');
  const fieldText = useFieldText();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.notices.addRobot.mutate);
  const { register, handleSubmit, formState, watch } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { kind: 'WECOM' as const, name: '', key: '', locale: 'zh-CN' as const },
  });
  const { errors } = formState;
  const signs = watch('kind') !== 'WECOM';
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={t('addRobot')}
      submitLabel={t('addRobot')}
      busy={busy}
      problem={problem}
      onSubmit={handleSubmit(async ({ secret, ...robot }) => {
        if (await act({ ...robot, ...(signs && secret ? { secret } : {}) })) onClose();
      })}
    >
      <Field label={t('robotKind')}>
        <Select
          {...register('kind')}
          options={ROBOT_KINDS.map((kind) => ({ value: kind, label: t(`robotKinds.${kind}`) }))}
        />
      </Field>
      <Field label={t('robotName')} required error={fieldText(errors.name)}>
        <Input {...register('name')} autoComplete="off" />
      </Field>
      <Field label={t('robotKey')} required hint={t('robotKeyHint')} error={fieldText(errors.key)}>
        <Input {...register('key')} autoComplete="off" spellCheck={false} />
      </Field>
      {signs ? (
        <Field label={t('robotSecret')} required hint={t('robotSecretHint')} error={fieldText(errors.secret)}>
          <Input
            {...register('secret', { setValueAs: (text: string) => text || undefined })}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      ) : null}
      <Field label={t('robotLocale')}>
        <Select
          {...register('locale')}
          options={Object.entries(LOCALE_NAMES).map(([value, label]) => ({ value, label }))}
        />
      </Field>
    </FormDialog>
  );
}
