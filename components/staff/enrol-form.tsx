'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { sendCommand } from '@/client/server-contact';
import { tabletStore } from '@/client/tablet-store';
import { useErrorText } from '@/components/shell/use-error-text';
import { useFieldText } from '@/components/shell/use-field-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { enrolDeviceInput } from '@/server/staff/devices/device-schema';

/** The one-time code that makes this browser a counter. @param code as a scanned picture carried it */
export function EnrolForm({ code }: { code: string }) {
  const t = useTranslations('auth.enrol');
  const errorText = useErrorText();
  const fieldText = useFieldText();
  const [problem, setProblem] = useState<string | null>(null);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(enrolDeviceInput),
    defaultValues: { code, name: '' },
  });

  const submit = handleSubmit(async (input) => {
    setProblem(null);
    try {
      const response = await sendCommand('/api/devices/enrol', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...input, unsentOf: await unsentOf() }),
      });
      if (response.ok) {
        window.location.assign('/counter/sign-in');
        await new Promise(() => undefined);
      }
      const answer = (await response.json()) as { error?: unknown };
      setProblem(errorText(answer.error));
    } catch (error) {
      setProblem(errorText(error));
    }
  });

  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Field label={t('code')} hint={t('codeHint')} error={fieldText(formState.errors.code)}>
        <Input
          {...register('code')}
          controlSize="xl"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          maxLength={12}
          className="figures text-center uppercase tracking-[0.2em]"
        />
      </Field>
      <Field label={t('name')} hint={t('nameHint')} error={fieldText(formState.errors.name)}>
        <Input {...register('name')} controlSize="lg" autoComplete="off" />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={formState.isSubmitting} className="mt-2">
        {t('submit')}
      </Button>
    </form>
  );
}

/** Stores whose sales lie here unsent: by another store's code nobody would send them. A browser that keeps nothing has none. */
async function unsentOf(): Promise<string[]> {
  const rows = await tabletStore()
    .waiting.toArray()
    .catch(() => []);
  return [...new Set(rows.map(({ storeId }) => storeId))].slice(0, 20);
}
