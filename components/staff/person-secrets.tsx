'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Hash, KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { newPassword, newPin } from '@/server/staff/people/person-schema';
import { passwordProblem, pinIsSimple } from '@/server/staff/people/secret-rules';
import { useTRPCClient } from '@/trpc/react';
import { passwordRefusal } from './own-password-form';
import { ResetSecondFactor } from './second-factor/reset-second-factor';

type Secret = 'password' | 'pin';

/** Password and PIN are set, never shown. */
export function PersonSecrets(props: {
  personId: string;
  name: string;
  login: string | null;
  hasPassword: boolean;
  hasPin: boolean;
  hasSecondFactor: boolean;
}) {
  const t = useTranslations('staff.person');
  const why = useTranslations('common.why');
  const [setting, setSetting] = useState<Secret | null>(null);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button onClick={() => setSetting('pin')}>
        <Hash aria-hidden />
        {props.hasPin ? t('changePin') : t('setPin')}
      </Button>
      <Button missing={props.login ? null : why('loginFirst')} onClick={() => setSetting('password')}>
        <KeyRound aria-hidden />
        {props.hasPassword ? t('changePassword') : t('setPassword')}
      </Button>
      {props.hasSecondFactor ? <ResetSecondFactor personId={props.personId} name={props.name} /> : null}
      {props.login ? null : <span className="text-ink-soft text-sm">{t('passwordNeedsLogin')}</span>}
      {setting ? (
        <SecretForm
          kind={setting}
          personId={props.personId}
          name={props.name}
          login={props.login}
          isSet={setting === 'pin' ? props.hasPin : props.hasPassword}
          onClose={() => setSetting(null)}
        />
      ) : null}
    </div>
  );
}

function schemaFor(kind: Secret, login: string | null, name: string) {
  const shape = kind === 'pin' ? newPin : newPassword;
  return z.object({ secret: shape, again: z.string() }).superRefine(({ secret, again }, context) => {
    const problem =
      kind === 'pin' ? (pinIsSimple(secret) ? 'pinSimple' : null) : passwordProblem(secret, login, name);
    if (problem) context.addIssue({ code: 'custom', path: ['secret'], message: problem });
    if (secret !== again) context.addIssue({ code: 'custom', path: ['again'], message: 'passwordsDiffer' });
  });
}

function SecretForm(props: {
  kind: Secret;
  personId: string;
  name: string;
  login: string | null;
  isSet: boolean;
  onClose: () => void;
}) {
  const { kind, personId } = props;
  const t = useTranslations('staff.person');
  const fieldText = useFieldText();
  const client = useTRPCClient();
  const password = useAct(client.staff.setPassword.mutate);
  const pin = useAct(client.staff.setPin.mutate);
  const sent = kind === 'pin' ? pin : password;
  const { field, rest } = passwordRefusal(sent);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schemaFor(kind, props.login, props.name)),
    defaultValues: { secret: '', again: '' },
  });
  const digits = kind === 'pin' ? { inputMode: 'numeric' as const, className: 'figures' } : {};
  return (
    <FormDialog
      open
      onOpenChange={props.onClose}
      title={kind === 'pin' ? t('setPin') : t('setPassword')}
      description={kind === 'pin' ? t('pinHint') : t('passwordHint')}
      busy={sent.busy}
      problem={rest}
      width="sm"
      onSubmit={handleSubmit(async ({ secret }) => {
        const done =
          kind === 'pin'
            ? await pin.act({ personId, pin: secret })
            : await password.act({ personId, password: secret });
        if (!done) return;
        props.onClose();
        toast.success(t(`${kind}${props.isSet ? 'Saved' : 'Set'}`));
      })}
    >
      <Field
        label={kind === 'pin' ? t('newPin') : t('newPassword')}
        error={fieldText(formState.errors.secret ?? field)}
      >
        <Input {...register('secret')} {...digits} type="password" autoComplete="new-password" />
      </Field>
      <Field label={t('again')} error={fieldText(formState.errors.again)}>
        <Input {...register('again')} {...digits} type="password" autoComplete="new-password" />
      </Field>
    </FormDialog>
  );
}
