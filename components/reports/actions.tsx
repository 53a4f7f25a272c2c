'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { WordDialog } from '@/components/shell/word-dialog';
import { useTRPC } from '@/trpc/react';

interface Of {
  storeId: string;
  day: string;
}

/** Submits the day as it stands, with a note to finance. */
export function SubmitReport({ storeId, day, blocked }: Of & { blocked: string | null }) {
  const t = useTranslations('reports');
  const trpc = useTRPC();
  const submit = useMutation(trpc.reports.submit.mutationOptions());
  return (
    <WordDialog
      label={t('submit')}
      title={t('submitTitle')}
      hint={blocked ?? t('submitHint')}
      fieldLabel={t('notes')}
      disabled={blocked !== null}
      run={(notes, requestId) => submit.mutateAsync({ storeId, day, notes, requestId })}
      done={t('submitted')}
    />
  );
}

/** Finance's two answers to a submitted version. */
export function DecideReport({ storeId, day, version }: Of & { version: number }) {
  const t = useTranslations('reports');
  const trpc = useTRPC();
  const accept = useMutation(trpc.reports.accept.mutationOptions());
  const giveBack = useMutation(trpc.reports.return.mutationOptions());
  return (
    <>
      <WordDialog
        label={t('return')}
        variant="secondary"
        title={t('returnTitle')}
        hint={t('returnHint')}
        fieldLabel={t('reason')}
        required
        run={(reason, requestId) => giveBack.mutateAsync({ storeId, day, version, reason, requestId })}
        done={t('returned')}
      />
      <WordDialog
        label={t('accept')}
        title={t('acceptTitle')}
        hint={t('acceptHint')}
        run={(_, requestId) => accept.mutateAsync({ storeId, day, version, requestId })}
        done={t('accepted')}
      />
    </>
  );
}
