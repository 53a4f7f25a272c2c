'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { canAskForProof } from '@/client/step-up';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useTRPC, useTRPCClient } from '@/trpc/react';

/** Asks for the password once more, whenever a command wants it, and lets the command go on. One for the whole office. */
export function StepUpDialog() {
  const answer = useRef<((proved: boolean) => void) | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(
    () =>
      canAskForProof(
        () =>
          new Promise((resolve) => {
            answer.current = resolve;
            setOpen(true);
          }),
      ),
    [],
  );
  if (!open) return null;
  return (
    <ProofForm
      onAnswer={(proved) => {
        setOpen(false);
        answer.current?.(proved);
        answer.current = null;
      }}
    />
  );
}

function ProofForm({ onAnswer }: { onAnswer: (proved: boolean) => void }) {
  const t = useTranslations('staff.stepUp');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const state = useQuery(trpc.staff.signIn.queryOptions());
  const { act, busy, problem } = useAct(client.staff.prove.mutate, { quiet: true });
  const { register, handleSubmit, resetField, setFocus } = useForm({
    defaultValues: { password: '', code: '' },
  });
  return (
    <FormDialog
      open
      onOpenChange={() => onAnswer(false)}
      title={t('title')}
      description={t('hint')}
      submitLabel={t('submit')}
      width="sm"
      busy={busy}
      problem={problem}
      onSubmit={handleSubmit(async (proof) => {
        if (await act(proof)) return onAnswer(true);
        resetField('password');
        setFocus('password');
      })}
    >
      <Field label={t('password')} required>
        <Input {...register('password')} type="password" autoComplete="current-password" autoFocus />
      </Field>
      {state.data?.hasSecondFactor ? (
        <Field label={t('code')} required hint={t('codeHint')}>
          <Input {...register('code')} autoComplete="one-time-code" spellCheck={false} className="figures" />
        </Field>
      ) : null}
    </FormDialog>
  );
}
