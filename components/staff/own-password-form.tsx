'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { type Act, useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { changeOwnPasswordInput } from '@/server/staff/people/person-schema';
import { passwordProblem } from '@/server/staff/people/secret-rules';
import { useTRPCClient } from '@/trpc/react';

const schema = changeOwnPasswordInput
  .omit({ requestId: true })
  .extend({ again: z.string() })
  .superRefine(({ current, password, again }, context) => {
    const problem = current === password ? 'passwordSame' : passwordProblem(password);
    if (problem) context.addIssue({ code: 'custom', path: ['password'], message: problem });
    if (password !== again) context.addIssue({ code: 'custom', path: ['again'], message: 'passwordsDiffer' });
  });

/** What the server found wrong with a new password, for its field; the form says the rest. */
export function passwordRefusal({
  refusal,
  problem,
}: Pick<Act<{ requestId: string }, unknown>, 'refusal' | 'problem'>) {
  const isPassword = refusal?.code === 'PASSWORD_TOO_COMMON';
  return {
    field: isPassword ? { message: String(refusal.params?.problem ?? '') } : undefined,
    rest: isPassword ? null : problem,
  };
}

/** One's own new password against the present one: the fields, and what became of it. */
export function useOwnPasswordForm(onDone: () => void) {
  const client = useTRPCClient();
  const sent = useAct(client.staff.changeOwnPassword.mutate);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { current: '', password: '', again: '' },
  });
  const { field, rest } = passwordRefusal(sent);
  return {
    busy: sent.busy,
    problem: rest,
    onSubmit: form.handleSubmit(async ({ current, password }) => {
      if (await sent.act({ current, password })) onDone();
    }),
    fields: <Fields form={form} refused={field} />,
  };
}

function Fields({
  form: { register, formState },
  refused,
}: {
  form: ReturnType<typeof useForm<z.infer<typeof schema>>>;
  refused: { message: string } | undefined;
}) {
  const t = useTranslations('staff.ownPassword');
  const person = useTranslations('staff.person');
  const fieldText = useFieldText();
  const { errors } = formState;
  return (
    <>
      <Field label={t('current')} required error={fieldText(errors.current)}>
        <Input {...register('current')} type="password" autoComplete="current-password" />
      </Field>
      <Field label={person('newPassword')} required error={fieldText(errors.password ?? refused)}>
        <Input {...register('password')} type="password" autoComplete="new-password" />
      </Field>
      <Field label={person('again')} required error={fieldText(errors.again)}>
        <Input {...register('again')} type="password" autoComplete="new-password" />
      </Field>
    </>
  );
}
