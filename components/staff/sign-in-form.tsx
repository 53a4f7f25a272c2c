'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { keepPreference } from '@/components/shell/preference-cookies';
import { useErrorText } from '@/components/shell/use-error-text';
import { useFieldText } from '@/components/shell/use-field-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LOCALE_COOKIE, parseLocale } from '@/lib/i18n/locales';
import { signInInput } from '@/server/staff/schema';
import { useTRPCClient } from '@/trpc/react';
import { signInWith } from './auth-requests';

/** Office sign-in: name and password, then on to the page that was wanted. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('auth.signIn');
  const errorText = useErrorText();
  const fieldText = useFieldText();
  const client = useTRPCClient();
  const [problem, setProblem] = useState<string | null>(null);
  const { register, handleSubmit, formState, setFocus, resetField } = useForm<{
    login: string;
    password: string;
  }>({
    // Without first values: what was typed before the page was alive stays.
    resolver: zodResolver(signInInput),
  });

  /** A device on which nobody chose a language yet takes that of the person. */
  async function speakTheirLanguage() {
    const me = await client.staff.signIn.query().catch(() => null);
    if (me) keepPreference(LOCALE_COOKIE, parseLocale(me.person.locale));
  }

  const submit = handleSubmit(async (input) => {
    setProblem(null);
    try {
      const result = await signInWith('password', input);
      if (result.ok) {
        if (!document.cookie.includes(`${LOCALE_COOKIE}=`)) await speakTheirLanguage();
        window.location.assign(next);
        // The button stays busy until the next page stands.
        await new Promise(() => undefined);
      } else {
        setProblem(errorText(result.error));
        resetField('password');
        setFocus('password');
      }
    } catch (error) {
      setProblem(errorText(error));
    }
  });

  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Field label={t('login')} error={fieldText(formState.errors.login)}>
        <Input
          {...register('login')}
          controlSize="lg"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
      </Field>
      <Field label={t('password')} error={fieldText(formState.errors.password)}>
        <Input {...register('password')} controlSize="lg" type="password" autoComplete="current-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={formState.isSubmitting} className="mt-2">
        {t('submit')}
      </Button>
    </form>
  );
}
