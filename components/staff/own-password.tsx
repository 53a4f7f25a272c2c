'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { changeOwnPasswordInput } from '@/server/staff/people/person-schema';
import { passwordProblem } from '@/server/staff/people/secret-rules';
import { useTRPCClient } from '@/trpc/react';

const schema = changeOwnPasswordInput
  .omit({ requestId: true })
  .extend({ again: z.string() })
  .superRefine(({ password, again }, context) => {
    const problem = passwordProblem(password);
    if (problem) context.addIssue({ code: 'custom', path: ['password'], message: problem });
    if (password !== again) context.addIssue({ code: 'custom', path: ['again'], message: 'passwordsDiffer' });
  });

/** A person's own new office password. */
export function OwnPassword({ onClose }: { onClose: () => void }) {
  const t = useTranslations('staff.ownPassword');
  const person = useTranslations('staff.person');
  const fieldText = useFieldText();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.staff.changeOwnPassword.mutate);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { current: '', password: '', again: '' },
  });
  const { errors } = formState;
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={t('title')}
      description={t('hint')}
      width="sm"
      busy={busy}
      problem={problem}
      onSubmit={handleSubmit(async ({ current, password }) => {
        if (!(await act({ current, password }))) return;
        onClose();
        toast.success(t('saved'));
      })}
    >
      <Field label={t('current')} required error={fieldText(errors.current)}>
        <Input {...register('current')} type="password" autoComplete="current-password" />
      </Field>
      <Field label={person('newPassword')} required error={fieldText(errors.password)}>
        <Input {...register('password')} type="password" autoComplete="new-password" />
      </Field>
      <Field label={person('again')} required error={fieldText(errors.again)}>
        <Input {...register('again')} type="password" autoComplete="new-password" />
      </Field>
    </FormDialog>
  );
}
