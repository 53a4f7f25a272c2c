'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { type Upload, uploadFile } from '@/client/upload-file';
import { codedError, useErrorText } from '@/components/shell/use-error-text';
import { useUrlParams } from '@/components/ui/use-url-params';
import type { ImportResult } from '@/server/imports/import-request';
import type { ImportKind } from '@/server/imports/rules';
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

/** One file on its way in: uploaded, looked at anew with every choice, started. The run it becomes stands in the address. */
export function useFileImport(kind: ImportKind, firstStore: string) {
  const trpc = useTRPC();
  const errorText = useErrorText();
  const { get, set } = useUrlParams();
  const preview = useMutation(trpc.imports.preview.mutationOptions());
  const start = useMutation(trpc.imports.start.mutationOptions());
  const [upload, setUpload] = useState<Upload | null>(null);
  const [choices, setChoices] = useState<ImportChoices>({ ...UNSAID, storeCode: firstStore });
  const [requestId, setRequestId] = useState(newId);
  const [result, setResult] = useState<ImportResult | null>(null);
  const [failure, setFailure] = useState<ImportFailure | null>(null);

  function fail(error: unknown) {
    setFailure({ text: errorText(error), wantsEncoding: codedError(error).code === 'FILE_ENCODING_UNKNOWN' });
  }

  async function look(at: Upload, said: ImportChoices) {
    setFailure(null);
    // Anything said anew makes another request of it.
    setRequestId(newId());
    try {
      setResult(await preview.mutateAsync({ kind, ...at, ...saidOf(said) }));
    } catch (error) {
      fail(error);
    }
  }

  async function take(file: File) {
    setResult(null);
    setFailure(null);
    const said = { ...UNSAID, storeCode: choices.storeCode };
    setChoices(said);
    try {
      const next = await uploadFile('/api/imports', file);
      setUpload(next);
      await look(next, said);
    } catch (error) {
      fail(error);
    }
  }

  /** Goes on with a file that is stored already, as its run left it. */
  async function takeUp(stored: Upload, said: Partial<ImportChoices>) {
    const next = { ...UNSAID, storeCode: firstStore, ...said };
    setUpload(stored);
    setChoices(next);
    set({ run: '' });
    await look(stored, next);
  }

  function say(more: Partial<ImportChoices>) {
    const next = { ...choices, ...more };
    setChoices(next);
    if (upload) void look(upload, next);
  }

  async function bringIn(skipBad: boolean) {
    if (!upload) return;
    setFailure(null);
    try {
      const { runId } = await start.mutateAsync({ requestId, kind, ...upload, ...saidOf(choices), skipBad });
      setUpload(null);
      setResult(null);
      set({ run: runId });
    } catch (error) {
      fail(error);
    }
  }

  return {
    runId: get('run'),
    leaveRun: () => set({ run: '' }),
    upload,
    choices,
    result,
    failure,
    pending: preview.isPending || start.isPending,
    take,
    takeUp,
    say,
    bringIn,
  };
}

function saidOf({ storeCode, headingRow, choice, answers }: ImportChoices) {
  return { ...(storeCode ? { storeCode } : {}), ...(headingRow ? { headingRow } : {}), choice, answers };
}
