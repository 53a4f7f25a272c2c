'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Upload } from '@/client/upload-file';
import { useAct } from '@/components/shell/use-act';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Progress } from '@/components/ui/progress';
import { formatCount } from '@/lib/format';
import { useTRPCClient } from '@/trpc/react';
import { ImportSummary } from './import-summary';
import { ProblemTable } from './problem-table';
import type { ImportChoices } from './use-file-import';
import { useImportRun } from './use-import-run';

type Run = NonNullable<ReturnType<typeof useImportRun>['data']>;

/** How long a file that was made here can be fetched, ms. */
const KEPT_MS = 60_000;

/** An import that was started: how far it is, found again whenever and wherever the page is opened, and what came of it. */
export function ImportRun({
  runId,
  onTakeUp,
  onLeave,
}: {
  runId: string;
  onTakeUp: (upload: Upload, said: Partial<ImportChoices>) => void;
  onLeave: () => void;
}) {
  const t = useTranslations('imports');
  const errorText = useErrorText();
  const { data: run, error } = useImportRun(runId);
  const leave = (
    <Button variant="secondary" className="self-start" onClick={onLeave}>
      {t('run.another')}
    </Button>
  );
  if (!run)
    return error ? (
      <>
        <Callout tone="late" title={errorText(error)} />
        {leave}
      </>
    ) : (
      <Progress label={t('reading')} value={null} />
    );
  return (
    <>
      <Card>
        <h2 className="font-medium">{run.fileName}</h2>
        <RunStatusPanel run={run} onTakeUp={onTakeUp} />
        <CancelRun run={run} />
      </Card>
      {run.status === 'DONE' ? <Written run={run} /> : null}
      {leave}
    </>
  );
}

function RunStatusPanel({
  run,
  onTakeUp,
}: {
  run: Run;
  onTakeUp: (upload: Upload, said: Partial<ImportChoices>) => void;
}) {
  const t = useTranslations('imports');
  const locale = useLocale();
  const errorText = useErrorText();
  const { status, failure, upload } = run;
  if (status === 'WAITING') return <Progress label={t('run.waiting')} value={null} />;
  if (status === 'READING')
    return (
      <Progress
        label={t('reading')}
        value={null}
        detail={run.progress > 0 ? formatCount(run.progress, locale) : null}
      />
    );
  if (status === 'WRITING') return <Progress label={t('writing')} value={run.progress} max={run.total} />;
  if (status === 'INTERRUPTED')
    return (
      <Callout tone="warn" title={t('run.interrupted')} actions={<RunAgain run={run} />}>
        {t('run.interruptedHint')}
      </Callout>
    );
  if (status === 'STOPPED')
    return (
      <Callout
        tone="late"
        title={run.kind === 'CUSTOMERS' ? t('customers.stopped') : t('run.stopped')}
        actions={
          upload ? (
            <Button
              onClick={() => onTakeUp({ uploadId: upload.uploadId, fileName: run.fileName }, upload.said)}
            >
              {t('run.lookAgain')}
            </Button>
          ) : null
        }
      />
    );
  if (status === 'CANCELLED')
    return (
      <Callout
        tone="warn"
        title={failure ? errorText(failure) : t('run.statuses.CANCELLED')}
        actions={<RunAgain run={run} />}
      >
        {t('run.failedHint')}
      </Callout>
    );
  if (status === 'FAILED')
    return (
      <Callout
        tone="late"
        title={failure ? errorText(failure) : t('run.failed')}
        actions={<RunAgain run={run} />}
      >
        {t('run.failedHint')}
      </Callout>
    );
  return null;
}

function RunAgain({ run }: { run: Run }) {
  const t = useTranslations('imports');
  const client = useTRPCClient();
  const { act, problem, busy } = useAct(client.imports.runAgain.mutate);
  if (!run.mayRunAgain) return null;
  return (
    <>
      {problem ? <span className="text-alarm text-sm">{problem}</span> : null}
      <Button loading={busy} onClick={() => act({ runId: run.id })}>
        {t('run.again')}
      </Button>
    </>
  );
}

/** Ends one's own run, after a question: what is in stays in. */
function CancelRun({ run }: { run: Run }) {
  const t = useTranslations('imports.run');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const { act, problem, busy } = useAct(client.imports.cancel.mutate);
  const [asking, setAsking] = useState(false);
  if (!run.mayCancel) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <Button loading={busy} onClick={() => setAsking(true)}>
        {t('cancel')}
      </Button>
      {problem ? <span className="text-alarm text-sm">{problem}</span> : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('cancelTitle')}
        description={t('cancelHint')}
        confirmLabel={t('cancel')}
        cancelLabel={common('back')}
        tone="danger"
        onConfirm={async () => {
          await act({ runId: run.id });
        }}
      />
    </div>
  );
}

function Written({ run }: { run: Run }) {
  const t = useTranslations('imports');
  const client = useTRPCClient();
  const { result, fileName, id: runId } = run;
  if (!result) return null;

  async function downloadLeftOut() {
    const text = await client.imports.leftOut.query({ runId });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    link.download = t('badRowsFile', { name: fileName.replace(/\.\w+$/, '') });
    link.click();
    // The browser asks for it, and for its name, after this: one that is gone by then is kept as "download".
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
  }

  return (
    <>
      <ImportSummary kind={run.kind} result={result} />
      {run.hasLeftOut ? (
        <Button variant="secondary" className="self-start" onClick={downloadLeftOut}>
          {t('downloadBadRows')}
        </Button>
      ) : null}
      <Section
        title={t('problemsTitle')}
        description={run.kind === 'CUSTOMERS' && result.problems.length > 0 ? t('customers.kept') : undefined}
      >
        <ProblemTable problems={result.problems} />
      </Section>
    </>
  );
}
