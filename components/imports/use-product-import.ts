'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { type Upload, uploadFile } from '@/client/upload-file';
import { codedError, useErrorText } from '@/components/shell/use-error-text';
import type { ImportResult } from '@/server/imports/import-request';
import type { ColumnChoice, FileAnswers } from '@/server/imports/schema';
import { useTRPC } from '@/trpc/react';

/** What a person said about the file so far. */
export interface ImportChoices {
  storeCode: string;
  headingRow: number | undefined;
  choice: ColumnChoice;
  answers: FileAnswers;
}

const UNSAID: Omit<ImportChoices, 'storeCode'> = { headingRow: undefined, choice: {}, answers: {} };

export interface ImportFailure {
  text: string;
  /** The encoding is not known: somebody has to say it. */
  wantsEncoding: boolean;
}

/** One file on its way in: uploaded, looked at anew with every choice, brought in. */
export function useProductImport() {
  const trpc = useTRPC();
  const errorText = useErrorText();
  const run = useMutation(trpc.imports.products.mutationOptions());
  const [upload, setUpload] = useState<Upload | null>(null);
  const [choices, setChoices] = useState<ImportChoices>({ ...UNSAID, storeCode: '' });
  const [requestId, setRequestId] = useState(newId);
  const [result, setResult] = useState<ImportResult | null>(null);
  const [failure, setFailure] = useState<ImportFailure | null>(null);
  const progress = useQuery({
    ...trpc.imports.progress.queryOptions({ requestId }),
    enabled: run.isPending,
    refetchInterval: 500,
    staleTime: 0,
  });

  function fail(error: unknown) {
    setFailure({ text: errorText(error), wantsEncoding: codedError(error).code === 'FILE_ENCODING_UNKNOWN' });
  }

  async function send(of: Upload, said: ImportChoices, how: { dryRun: boolean; skipBad: boolean }) {
    setFailure(null);
    const { storeCode, headingRow, choice, answers } = said;
    try {
      setResult(
        await run.mutateAsync({
          requestId,
          ...of,
          ...(storeCode ? { storeCode } : {}),
          ...(headingRow ? { headingRow } : {}),
          choice,
          answers,
          ...how,
        }),
      );
    } catch (error) {
      fail(error);
    }
  }

  async function take(file: File) {
    setResult(null);
    setFailure(null);
    const said = { ...UNSAID, storeCode: choices.storeCode };
    setChoices(said);
    setRequestId(newId());
    try {
      const next = await uploadFile('/api/imports', file);
      setUpload(next);
      await send(next, said, { dryRun: true, skipBad: false });
    } catch (error) {
      fail(error);
    }
  }

  function say(more: Partial<ImportChoices>) {
    const next = { ...choices, ...more };
    setChoices(next);
    if (upload && !result?.written) void send(upload, next, { dryRun: true, skipBad: false });
  }

  return {
    upload,
    choices,
    result,
    failure,
    requestId,
    pending: run.isPending,
    progress: progress.data ?? null,
    take,
    say,
    bringIn: (skipBad: boolean) => upload && send(upload, choices, { dryRun: false, skipBad }),
  };
}
