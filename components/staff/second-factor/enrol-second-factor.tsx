'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Copyable } from '@/components/ui/copyable';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { QrCode } from '@/components/ui/qr-code';
import { useTRPCClient } from '@/trpc/react';
import { RecoveryCodes } from './recovery-codes';

/** The way out, as long as nothing is set up. */
interface Cancel {
  label: string;
  act: () => void;
}

/** Sets up a second factor: the secret into the phone, a first code out of it, ten recovery codes. */
export function EnrolSecondFactor({ onDone, cancel }: { onDone: () => void; cancel: Cancel }) {
  const t = useTranslations('staff.secondFactor');
  const client = useTRPCClient();
  const begin = useAct(client.staff.beginSecondFactor.mutate, { quiet: true });
  const [made, setMade] = useState<{ secret: string; address: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (made) return <ScanStep {...made} onConfirmed={setCodes} cancel={cancel} />;
  return (
    <div className="flex flex-col gap-4">
      {begin.problem ? <Callout tone="late" title={begin.problem} /> : null}
      <p className="text-sm">{t('before')}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          size="lg"
          loading={begin.busy}
          onClick={async () => setMade((await begin.act({})) ?? null)}
        >
          {t('begin')}
        </Button>
        <Button size="lg" variant="ghost" disabled={begin.busy} onClick={cancel.act}>
          {cancel.label}
        </Button>
      </div>
    </div>
  );
}

function ScanStep(props: {
  secret: string;
  address: string;
  onConfirmed: (codes: readonly string[]) => void;
  cancel: Cancel;
}) {
  const t = useTranslations('staff.secondFactor');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.staff.confirmSecondFactor.mutate, { quiet: true });
  const { register, handleSubmit, resetField, setFocus } = useForm({ defaultValues: { code: '' } });
  const submit = handleSubmit(async ({ code }) => {
    const answer = await act({ code });
    if (answer) return props.onConfirmed(answer.recoveryCodes);
    resetField('code');
    setFocus('code');
  });
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {problem ? <Callout tone="late" title={problem} /> : null}
      <ol className="flex list-decimal flex-col gap-4 pl-5 text-sm">
        <li>
          <p>{t('scan')}</p>
          <div className="mt-3 flex flex-wrap items-start gap-4">
            <QrCode text={props.address} label={t('qr')} />
            <div className="min-w-0 flex-1 basis-40">
              <p className="text-ink-soft">{t('byHand')}</p>
              <p className="mt-1 font-medium">
                <Copyable text={props.secret}>
                  <span className="whitespace-normal">{(props.secret.match(/.{1,4}/g) ?? []).join(' ')}</span>
                </Copyable>
              </p>
            </div>
          </div>
        </li>
        <li>
          <p className="mb-2">{t('type')}</p>
          <Field label={t('code')} hint={t('codeHint')}>
            <Input
              {...register('code', { required: true })}
              controlSize="lg"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              className="figures max-w-48 tracking-widest"
            />
          </Field>
        </li>
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="lg" loading={busy}>
          {t('confirm')}
        </Button>
        <Button size="lg" variant="ghost" disabled={busy} onClick={props.cancel.act}>
          {props.cancel.label}
        </Button>
      </div>
    </form>
  );
}
