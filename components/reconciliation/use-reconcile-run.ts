'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { type Upload, uploadFile } from '@/client/upload-file';
import { codedError, useErrorText } from '@/components/shell/use-error-text';
import { toast } from '@/components/ui/toast';
import { fieldTextOf, instantOf } from '@/components/zones/local-time-rules';
import { documentNumber } from '@/lib/document-number';
import type { ReconcileResult } from '@/server/imports/reconciliation/reconcile-file';
import type { TextEncodingName } from '@/server/imports/rules';
import type { ColumnChoice } from '@/server/imports/schema';
import { useTRPC } from '@/trpc/react';

/** What a person decided about a file beside the program and the moment. */
interface Choices {
  encoding?: TextEncodingName | undefined;
  choice: ColumnChoice;
  theirStore: string;
}

const UNDECIDED: Choices = { choice: {}, theirStore: '' };

/** One file against the book: uploaded, looked at anew with every decision, written. */
export function useReconcileRun(of: { storeId: string; timeZone: string; now: Date; source: string }) {
  const { storeId, timeZone, now } = of;
  const written = useWritten(storeId);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const run = useMutation(trpc.imports.reconcile.mutationOptions());
  const [source, setSource] = useState(of.source);
  const [cutOff, setCutOff] = useState(() => fieldTextOf(now, timeZone));
  const [upload, setUpload] = useState<Upload | null>(null);
  const [choices, setChoices] = useState(UNDECIDED);
  const [requestId, setRequestId] = useState(newId);
  const [result, setResult] = useState<ReconcileResult | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [wantsEncoding, setWantsEncoding] = useState(false);
  const progress = useReconcileProgress({ storeId, requestId, isRunning: run.isPending });
  const moment = instantOf(cutOff, timeZone);
  const ready = source.trim() !== '' && moment !== null;

  async function send(of: Upload, decided: Choices, options: { dryRun: boolean; skipBad: boolean }) {
    if (!moment) return;
    setFailure(null);
    try {
      const answer = await run.mutateAsync({
        requestId,
        storeId,
        ...of,
        source,
        cutOff: moment,
        ...decided,
        theirStore: decided.theirStore || undefined,
        ...options,
      });
      setResult(answer);
      if (!answer.reconciliationId || answer.number === null) return;
      written(answer.reconciliationId, answer.number);
    } catch (error) {
      fail(error);
    }
  }

  async function take(file: File) {
    setResult(null);
    setFailure(null);
    setChoices(UNDECIDED);
    setWantsEncoding(false);
    setRequestId(newId());
    try {
      const next = await uploadFile(`/api/reconciliation/${storeId}`, file);
      setUpload(next);
      await send(next, UNDECIDED, { dryRun: true, skipBad: false });
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown) {
    setFailure(errorText(error));
    setWantsEncoding(codedError(error).code === 'FILE_ENCODING_UNKNOWN');
  }

  function decide(more: Partial<Choices>) {
    const next = { ...choices, ...more };
    setChoices(next);
    if (upload) void send(upload, next, { dryRun: true, skipBad: false });
  }

  return {
    source,
    setSource,
    cutOff,
    setCutOff,
    ready,
    upload,
    choices,
    result,
    failure,
    wantsEncoding,
    busy: run.isPending,
    progress: progress.data,
    take,
    decide,
    bringIn: (skipBad: boolean) => (upload ? send(upload, choices, { dryRun: false, skipBad }) : undefined),
  };
}

/** Says that a run is written, and goes to it. */
function useWritten(storeId: string) {
  const t = useTranslations('reconciliation');
  const router = useRouter();
  return (reconciliationId: string, number: number) => {
    toast.success(t('done', { number: documentNumber('RECONCILIATION', number) }));
    router.push(`/stock/reconciliation/${reconciliationId}?store=${storeId}`);
  };
}

function useReconcileProgress(of: { storeId: string; requestId: string; isRunning: boolean }) {
  const { storeId, requestId, isRunning } = of;
  const trpc = useTRPC();
  return useQuery({
    ...trpc.imports.reconcileProgress.queryOptions({ storeId, requestId }),
    enabled: isRunning,
    refetchInterval: 500,
    staleTime: 0,
  });
}
