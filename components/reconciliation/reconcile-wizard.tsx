'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { newId } from '@/client/new-id';
import { type Upload, uploadFile } from '@/client/upload-file';
import { codedError, useErrorText } from '@/components/shell/use-error-text';
import { documentNumber } from '@/components/stock/document-number';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { DateTimeInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { FileDrop } from '@/components/ui/file-drop';
import { Input } from '@/components/ui/input';
import { Progress } from '@/components/ui/progress';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { fieldTextOf, instantOf } from '@/components/zones/local-time-rules';
import type { ReconcileResult } from '@/server/imports/reconciliation/reconcile-file';
import { type ColumnChoice, TEXT_ENCODINGS, type TextEncodingName } from '@/server/imports/schema';
import { useTRPC } from '@/trpc/react';
import { ReconcilePreview } from './reconcile-preview';

const MAX_BYTES = 20 * 1024 * 1024;

interface Props {
  storeId: string;
  timeZone: string;
  now: Date;
  /** Names other programs were given before. */
  sources: readonly string[];
}

/** What a person decided about a file beside the program and the moment. */
interface Choices {
  encoding?: TextEncodingName | undefined;
  choice: ColumnChoice;
  theirStore: string;
}

const UNDECIDED: Choices = { choice: {}, theirStore: '' };

/** Program and moment, upload, preview with matched columns, correct, save. */
export function ReconcileWizard({ storeId, timeZone, now, sources }: Props) {
  const t = useTranslations('reconciliation');
  const files = useTranslations('imports');
  const router = useRouter();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const run = useMutation(trpc.imports.reconcile.mutationOptions());
  const listId = useId();
  const [source, setSource] = useState(sources[0] ?? '');
  const [cutOff, setCutOff] = useState(() => fieldTextOf(now, timeZone));
  const [upload, setUpload] = useState<Upload | null>(null);
  const [choices, setChoices] = useState(UNDECIDED);
  const [requestId, setRequestId] = useState(newId);
  const [result, setResult] = useState<ReconcileResult | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [wantsEncoding, setWantsEncoding] = useState(false);
  const progress = useQuery({
    ...trpc.imports.reconcileProgress.queryOptions({ storeId, requestId }),
    enabled: run.isPending,
    refetchInterval: 500,
    staleTime: 0,
  });
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
        choice: decided.choice,
        encoding: decided.encoding,
        ...(decided.theirStore ? { theirStore: decided.theirStore } : {}),
        ...options,
      });
      setResult(answer);
      if (!answer.reconciliationId || answer.number === null) return;
      toast.success(t('done', { number: documentNumber('RECONCILIATION', answer.number) }));
      router.push(`/stock/reconciliation/${answer.reconciliationId}?store=${storeId}`);
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

  return (
    <div className="flex flex-col gap-4">
      <Card>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={t('source')} hint={t('sourceHint')} required>
            <Input
              value={source}
              maxLength={60}
              list={listId}
              onChange={(event) => setSource(event.target.value)}
            />
          </Field>
          <datalist id={listId}>
            {sources.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Field label={t('cutOff')} hint={t('cutOffHint')} required>
            <DateTimeInput value={cutOff} onValueChange={setCutOff} />
          </Field>
        </div>
        <div className="mt-4">
          <FileDrop
            label={t('file')}
            hint={ready ? undefined : t('fileHint')}
            kinds={['.csv', '.xlsx', '.xls']}
            maxBytes={MAX_BYTES}
            onFile={take}
            fileName={upload?.fileName}
            disabled={!ready || run.isPending}
          />
        </div>
      </Card>
      {wantsEncoding ? (
        <Card>
          <Field label={files('encoding')} hint={files('encodingHint')}>
            <Select
              value={choices.encoding ?? ''}
              placeholder={files('chooseEncoding')}
              disabled={run.isPending}
              onChange={(event) =>
                decide({ encoding: TEXT_ENCODINGS.find((name) => name === event.target.value) })
              }
              options={TEXT_ENCODINGS.map((value) => ({ value, label: files(`encodings.${value}`) }))}
            />
          </Field>
        </Card>
      ) : null}
      {failure ? <Callout tone="late" title={failure} /> : null}
      {run.isPending ? (
        <Progress
          label={t(progress.data?.step ?? 'reading')}
          value={progress.data?.step === 'comparing' ? null : (progress.data?.done ?? null)}
          max={progress.data?.total ?? undefined}
        />
      ) : null}
      {result && upload ? (
        <ReconcilePreview
          result={result}
          busy={run.isPending}
          onColumn={(field, column) => decide({ choice: { ...choices.choice, [field]: column } })}
          onStore={(theirStore) => decide({ theirStore })}
          onRun={(skipBad) => send(upload, choices, { dryRun: false, skipBad })}
        />
      ) : null}
    </div>
  );
}
