'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { FileDrop } from '@/components/ui/file-drop';
import { Progress } from '@/components/ui/progress';
import { Select } from '@/components/ui/select';
import { Stat, StatGrid } from '@/components/ui/stat';
import type { ImportResult } from '@/server/imports/import-products';
import type { ColumnChoice } from '@/server/imports/schema';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { ColumnChooser } from './column-chooser';
import { ProblemTable } from './problem-table';

const MAX_BYTES = 20 * 1024 * 1024;

interface Upload {
  uploadId: string;
  fileName: string;
}

/** Upload, preview with matched columns and every odd row, correct, import, result. */
export function ImportWizard({ stores }: { stores: readonly { code: string; name: string }[] }) {
  const t = useTranslations('imports');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const run = useMutation(trpc.imports.products.mutationOptions());
  const [upload, setUpload] = useState<Upload | null>(null);
  const [storeCode, setStoreCode] = useState('');
  const [choice, setChoice] = useState<ColumnChoice>({});
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const [result, setResult] = useState<ImportResult | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const progress = useQuery({
    ...trpc.imports.progress.queryOptions({ requestId }),
    enabled: run.isPending,
    refetchInterval: 500,
    staleTime: 0,
  });

  async function send(
    of: Upload,
    options: { dryRun: boolean; skipBad: boolean; choice?: ColumnChoice; store?: string },
  ) {
    setFailure(null);
    try {
      const store = options.store ?? storeCode;
      setResult(
        await run.mutateAsync({
          requestId,
          ...of,
          ...(store ? { storeCode: store } : {}),
          choice: options.choice ?? choice,
          dryRun: options.dryRun,
          skipBad: options.skipBad,
        }),
      );
    } catch (error) {
      setFailure(errorText(error));
    }
  }

  async function take(file: File) {
    setResult(null);
    setFailure(null);
    setChoice({});
    setRequestId(crypto.randomUUID());
    try {
      const answer = await fetch('/api/imports', { method: 'POST', body: file });
      const body: unknown = await answer.json();
      if (!answer.ok) {
        setFailure(errorText(body));
        return;
      }
      const next = { uploadId: String((body as { uploadId: string }).uploadId), fileName: file.name };
      setUpload(next);
      await send(next, { dryRun: true, skipBad: false, choice: {} });
    } catch (error) {
      setFailure(errorText(error));
    }
  }

  async function downloadBadRows() {
    const text = await client.imports.badRows.query({ requestId });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    link.download = `${upload?.fileName ?? 'products'}-bad-rows.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <div className="flex flex-col gap-4">
      <Card>
        <div className="grid gap-4 md:grid-cols-[1fr_16rem]">
          <FileDrop
            label={t('file')}
            kinds={['.csv', '.xlsx', '.xls']}
            maxBytes={MAX_BYTES}
            onFile={take}
            fileName={upload?.fileName}
          />
          <Field label={t('openingStore')} hint={t('openingStoreHint')}>
            <Select
              value={storeCode}
              onChange={(event) => {
                setStoreCode(event.target.value);
                if (upload && !result?.written)
                  void send(upload, { dryRun: true, skipBad: false, store: event.target.value });
              }}
              options={[
                { value: '', label: t('noStore') },
                ...stores.map((store) => ({ value: store.code, label: store.name })),
              ]}
            />
          </Field>
        </div>
      </Card>
      {failure ? <Callout tone="late" title={failure} /> : null}
      {run.isPending ? (
        <Progress
          label={progress.data?.step === 'writing' ? t('writing') : t('reading')}
          value={progress.data?.done ?? null}
          max={progress.data?.total ?? undefined}
        />
      ) : null}
      {result && upload ? (
        <>
          <ResultSummary result={result} />
          {result.written ? null : (
            <div className="flex flex-wrap gap-2">
              <Button
                size="lg"
                loading={run.isPending}
                disabled={result.errors > 0}
                onClick={() => send(upload, { dryRun: false, skipBad: false })}
              >
                {t('importAll', { count: result.products })}
              </Button>
              {result.errors > 0 && result.products > 0 ? (
                <Button
                  size="lg"
                  variant="secondary"
                  loading={run.isPending}
                  onClick={() => send(upload, { dryRun: false, skipBad: true })}
                >
                  {t('importGood', { count: result.products })}
                </Button>
              ) : null}
            </div>
          )}
          {result.badRowsPath ? (
            <Button variant="secondary" onClick={downloadBadRows}>
              {t('downloadBadRows')}
            </Button>
          ) : null}
          {result.written ? null : (
            <Section title={t('columns')} description={t('columnsHint', { row: result.headingRow })}>
              <ColumnChooser
                headings={result.headings}
                columns={result.columns}
                onChange={(field, column) => {
                  const next = { ...choice, [field]: column };
                  setChoice(next);
                  void send(upload, { dryRun: true, skipBad: false, choice: next });
                }}
              />
            </Section>
          )}
          <Section title={t('problemsTitle')}>
            <ProblemTable problems={result.problems} />
          </Section>
        </>
      ) : null}
    </div>
  );
}

function ResultSummary({ result }: { result: ImportResult }) {
  const t = useTranslations('imports');
  return (
    <>
      <Callout
        tone={result.written ? 'info' : result.errors > 0 ? 'late' : 'info'}
        title={
          result.written
            ? t('done', { created: result.created, updated: result.updated })
            : result.errors > 0
              ? t('hasErrors', { count: result.errors })
              : t('ready')
        }
      />
      <StatGrid>
        <Stat label={t('rows')} value={result.rows} />
        <Stat label={t('productsFound')} value={result.products} />
        <Stat label={t('merged')} value={result.merged} />
        <Stat label={t('bad')} value={result.bad} tone={result.bad > 0 ? 'late' : 'plain'} />
        <Stat label={t('warnings')} value={result.warnings} />
        {result.openings.map((opening) => (
          <Stat
            key={opening.store}
            label={t('opening', { store: opening.store })}
            value={opening.posted}
            detail={t('openingSkipped', { count: opening.skipped })}
          />
        ))}
      </StatGrid>
    </>
  );
}
