'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import {
  Controller,
  type FieldError,
  type FieldPath,
  type UseFormReturn,
  useForm,
  useWatch,
} from 'react-hook-form';
import { z } from 'zod';
import { sendCommand } from '@/client/server-contact';
import { codedError, useErrorText } from '@/components/shell/use-error-text';
import { useFieldText } from '@/components/shell/use-field-text';
import type { TimeZoneChoice } from '@/components/stores/time-zones';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { passwordProblem, pinIsSimple } from '@/server/staff/people/secret-rules';
import { openCompanyInput } from '@/server/zones/setup-schema';
import { signInWith } from './auth-requests';

const formSchema = openCompanyInput
  .extend({ again: z.string(), sells: z.boolean(), pin: z.string() })
  .superRefine(({ admin, again, sells, pin }, context) => {
    const problem = passwordProblem(admin.password, admin.login, admin.name);
    if (problem) context.addIssue({ code: 'custom', path: ['admin', 'password'], message: problem });
    if (admin.password !== again)
      context.addIssue({ code: 'custom', path: ['again'], message: 'passwordsDiffer' });
    if (sells && !/^\d{6}$/.test(pin))
      context.addIssue({ code: 'custom', path: ['pin'], message: 'pinSixDigits' });
    else if (sells && pinIsSimple(pin))
      context.addIssue({ code: 'custom', path: ['pin'], message: 'pinSimple' });
  });

type FieldName = FieldPath<z.input<typeof formSchema>>;

/** Refusals that are about one field. */
const FIELD_OF: Readonly<Record<string, FieldName>> = {
  PASSWORD_TOO_COMMON: 'admin.password',
  PIN_TOO_SIMPLE: 'pin',
};
const NAMED: readonly FieldName[] = [
  'code',
  'company.name',
  'store.code',
  'store.name',
  'store.address',
  'store.phone',
  'admin.name',
  'admin.login',
  'admin.password',
];

/** The field on screen that the server means. */
function fieldNamed(field: unknown): FieldName | undefined {
  return field === 'admin.pin' ? 'pin' : NAMED.find((name) => name === field);
}

/** What an empty database is told: the company, its first store, its first administrator. */
export function SetupForm({ timeZones }: { timeZones: readonly TimeZoneChoice[] }) {
  const t = useTranslations('auth.setup');
  const locale = useLocale();
  const errorText = useErrorText();
  const fieldText = useFieldText();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    resolver: zodResolver(formSchema),
    defaultValues: {
      code: '',
      company: { name: '' },
      store: {
        code: '',
        name: '',
        kind: 'STORE' as const,
        timeZone: 'Asia/Shanghai',
        address: '',
        phone: '',
      },
      admin: { name: '', login: '', password: '', locale },
      again: '',
      sells: true,
      pin: '',
    },
  });
  const { register, handleSubmit, setError, formState } = form;
  const { errors } = formState;

  const submit = handleSubmit(async ({ again: _again, sells, pin, ...facts }) => {
    setProblem(null);
    const input = { ...facts, admin: { ...facts.admin, pin: sells ? pin : null } };
    try {
      const response = await sendCommand('/api/setup', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      });
      if (!response.ok) {
        const { error } = (await response.json()) as { error?: unknown };
        const { code, params } = codedError(error);
        const field = FIELD_OF[code] ?? fieldNamed(params?.field);
        if (field)
          setError(field, { message: String(params?.problem ?? 'pinSimple') }, { shouldFocus: true });
        else setProblem(errorText(error));
        return;
      }
      const signedIn = await signInWith('password', {
        login: input.admin.login,
        password: input.admin.password,
      });
      window.location.assign(signedIn.ok ? '/' : '/sign-in');
      await new Promise(() => undefined);
    } catch (error) {
      setProblem(errorText(error));
    }
  });

  const text = (error: FieldError | undefined) => fieldText(error);
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-8">
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Part title={t('codePart')} hint={t('codeHint')}>
        <Field label={t('code')} required error={text(errors.code)} className="sm:col-span-2">
          <Input
            {...register('code')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="figures uppercase tracking-widest"
          />
        </Field>
      </Part>
      <Part title={t('companyPart')}>
        <Field label={t('companyName')} required error={text(errors.company?.name)} className="sm:col-span-2">
          <Input {...register('company.name')} autoComplete="organization" />
        </Field>
      </Part>
      <Part title={t('storePart')} hint={t('storeHint')}>
        <Field label={t('storeName')} required error={text(errors.store?.name)}>
          <Input {...register('store.name')} autoComplete="off" />
        </Field>
        <Field label={t('storeCode')} required hint={t('storeCodeHint')} error={text(errors.store?.code)}>
          <Input {...register('store.code')} autoComplete="off" maxLength={8} className="uppercase" />
        </Field>
        <Field label={t('timeZone')} error={text(errors.store?.timeZone)} className="sm:col-span-2">
          <Select {...register('store.timeZone')} options={timeZones} />
        </Field>
      </Part>
      <AdminPart form={form} />
      <SellerPart form={form} />
      <Button type="submit" variant="primary" size="lg" loading={formState.isSubmitting}>
        {t('submit')}
      </Button>
    </form>
  );
}

type SetupFormOf = UseFormReturn<z.input<typeof formSchema>, unknown, z.output<typeof formSchema>>;

function AdminPart({ form: { register, formState } }: { form: SetupFormOf }) {
  const t = useTranslations('auth.setup');
  const text = useFieldText();
  const { errors } = formState;
  return (
    <Part title={t('adminPart')} hint={t('adminHint')}>
      <Field label={t('adminName')} required error={text(errors.admin?.name)}>
        <Input {...register('admin.name')} autoComplete="name" />
      </Field>
      <Field label={t('login')} required error={text(errors.admin?.login)}>
        <Input
          {...register('admin.login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field label={t('password')} required hint={t('passwordHint')} error={text(errors.admin?.password)}>
        <Input {...register('admin.password')} type="password" autoComplete="new-password" />
      </Field>
      <Field label={t('again')} required error={text(errors.again)}>
        <Input {...register('again')} type="password" autoComplete="new-password" />
      </Field>
    </Part>
  );
}

/** An owner who stands at the counter too needs no second sign-up for it. */
function SellerPart({ form: { register, control, formState } }: { form: SetupFormOf }) {
  const t = useTranslations('auth.setup');
  const text = useFieldText();
  const sells = useWatch({ control, name: 'sells' });
  return (
    <Part title={t('sellerPart')}>
      <Controller
        control={control}
        name="sells"
        render={({ field }) => (
          <Checkbox
            label={t('sells')}
            hint={t('sellsHint')}
            checked={field.value}
            onCheckedChange={(on) => field.onChange(on === true)}
            className="sm:col-span-2"
          />
        )}
      />
      {sells ? (
        <Field label={t('pin')} required hint={t('pinHint')} error={text(formState.errors.pin)}>
          <Input {...register('pin')} type="password" inputMode="numeric" autoComplete="off" maxLength={6} />
        </Field>
      ) : null}
    </Part>
  );
}

function Part({ title, hint, children }: { title: string; hint?: string | undefined; children: ReactNode }) {
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="mb-3 w-full border-rule border-b pb-2">
        <span className="block font-semibold">{title}</span>
        {hint ? <span className="block text-ink-soft text-sm">{hint}</span> : null}
      </legend>
      {children}
    </fieldset>
  );
}
