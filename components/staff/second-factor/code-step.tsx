'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { leave, signInWith } from '../auth-requests';

/** Second step of signing in: the code of the phone, or a recovery code. */
export function CodeStep({ next }: { next: string }) {
  const t = useTranslations('auth.code');
  const errorText = useErrorText();
  const [byRecovery, setByRecovery] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { register, handleSubmit, formState, resetField, setFocus } = useForm({
    defaultValues: { code: '' },
  });

  const submit = handleSubmit(async ({ code }) => {
    setProblem(null);
    try {
      const result = await signInWith('code', { code });
      if (result.ok) {
        window.location.assign(next);
        // The button stays busy until the next page stands.
        await new Promise(() => undefined);
      } else {
        setProblem(errorText(result.error));
        resetField('code');
        setFocus('code');
      }
    } catch (error) {
      setProblem(errorText(error));
    }
  });

  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Field
        label={byRecovery ? t('recoveryCode') : t('code')}
        hint={byRecovery ? t('recoveryHint') : t('codeHint')}
      >
        <Input
          key={String(byRecovery)}
          {...register('code', { required: true })}
          controlSize="lg"
          inputMode={byRecovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          autoFocus
          className="figures tracking-widest"
        />
      </Field>
      <div className="mt-2 flex flex-col gap-2">
        <Button type="submit" variant="primary" size="lg" loading={formState.isSubmitting}>
          {t('submit')}
        </Button>
        <Button variant="ghost" disabled={formState.isSubmitting} onClick={() => setByRecovery(!byRecovery)}>
          {byRecovery ? t('byPhone') : t('byRecovery')}
        </Button>
        <Button variant="ghost" disabled={formState.isSubmitting} onClick={() => void leave('/sign-in')}>
          {t('leave')}
        </Button>
      </div>
    </form>
  );
}
