'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { FileDrop } from '@/components/ui/file-drop';
import { Progress } from '@/components/ui/progress';
import { Select } from '@/components/ui/select';
import { type ImportKind, TEXT_ENCODINGS } from '@/server/imports/rules';
import { ChangeTable } from './change-table';
import { ColumnChooser } from './column-chooser';
import { FileHead } from './file-head';
import { FileQuestions } from './file-questions';
import { ImportRun } from './import-run';
import { ImportRuns } from './import-runs';
import { ImportSummary } from './import-summary';
import { ProblemTable } from './problem-table';
import { useFileImport } from './use-file-import';

const MAX_BYTES = 20 * 1024 * 1024;

type Stores = readonly { code: string; name: string }[];

/** Upload, questions the file raises, columns, what would change, every odd row; then the run it becomes. */
export function ImportWizard({
  kind = 'PRODUCTS',
  stores,
  firstStore = '',
  timeZone,
}: {
  kind?: ImportKind;
  stores: Stores;
  /** Code of the store chosen to begin with. */
  firstStore?: string;
  timeZone: string;
}) {
  const t = useTranslations('imports');
  const run = useFileImport(kind, firstStore);
  const ofCustomers = kind === 'CUSTOMERS';
  const { result, failure, runId } = run;
  if (runId)
    return (
      <div className="flex flex-col gap-4">
        <ImportRun runId={runId} onTakeUp={run.takeUp} onLeave={run.leaveRun} />
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <div className="grid gap-4 md:grid-cols-[1fr_16rem]">
          <FileDrop
            label={ofCustomers ? t('customers.file') : t('file')}
            kinds={['.csv', '.xlsx', '.xls']}
            maxBytes={MAX_BYTES}
            onFile={run.take}
            fileName={run.upload?.fileName}
          />
          <Field
            label={ofCustomers ? t('customers.store') : t('openingStore')}
            hint={ofCustomers ? t('customers.storeHint') : t('openingStoreHint')}
          >
            <Select
              value={run.choices.storeCode}
              onChange={(event) => run.say({ storeCode: event.target.value })}
              options={[
                ...(ofCustomers ? [] : [{ value: '', label: t('noStore') }]),
                ...stores.map((store) => ({ value: store.code, label: store.name })),
              ]}
            />
          </Field>
          {failure?.wantsEncoding || result?.encoding ? <EncodingField run={run} /> : null}
        </div>
      </Card>
      {failure ? <Callout tone="late" title={failure.text} /> : null}
      {run.pending ? <Progress label={t('reading')} value={null} /> : null}
      {result ? <Preview kind={kind} run={run} stores={stores} /> : <ImportRuns timeZone={timeZone} />}
    </div>
  );
}

type Run = ReturnType<typeof useFileImport>;

function EncodingField({ run }: { run: Run }) {
  const t = useTranslations('imports');
  const { answers } = run.choices;
  return (
    <Field label={t('encoding')} hint={t('encodingHint')}>
      <Select
        value={answers.encoding ?? run.result?.encoding ?? ''}
        placeholder={t('chooseEncoding')}
        disabled={run.pending}
        onChange={(event) => {
          const encoding = TEXT_ENCODINGS.find((name) => name === event.target.value);
          run.say({ answers: { ...answers, encoding } });
        }}
        options={TEXT_ENCODINGS.map((value) => ({ value, label: t(`encodings.${value}`) }))}
      />
    </Field>
  );
}

function Preview({ kind, run, stores }: { kind: ImportKind; run: Run; stores: Stores }) {
  const t = useTranslations('imports');
  const why = useTranslations('common.why');
  const { result, choices, pending } = run;
  const ofCustomers = kind === 'CUSTOMERS';
  if (!result) return null;
  const samples = result.head.filter(({ row }) => row > result.headingRow).map(({ cells }) => cells);
  return (
    <>
      <ImportSummary kind={kind} result={result} />
      <FileQuestions
        result={result}
        answers={choices.answers}
        stores={stores}
        disabled={pending}
        onAnswer={(answers) => run.say({ answers })}
      />
      <Section title={t('columns')} description={t('columnsHint', { row: result.headingRow })}>
        <ColumnChooser
          kind={kind}
          headings={result.headings}
          samples={samples}
          columns={result.columns}
          disabled={pending}
          // The row the columns were pointed at in goes with them: unknown headings are found nowhere else.
          onChange={(field, column) =>
            run.say({ headingRow: result.headingRow, choice: { ...choices.choice, [field]: column } })
          }
        />
        <details className="border-rule border-t" open={!result.headingsKnown}>
          <summary className="min-h-11 cursor-pointer p-3 text-sm">{t('head')}</summary>
          <FileHead
            head={result.head}
            headingRow={result.headingRow}
            disabled={pending}
            onPoint={(headingRow) => run.say({ headingRow, choice: {} })}
          />
        </details>
      </Section>
      {result.changes && result.products > 0 ? (
        <Section title={t('changes')}>
          <ChangeTable kind={kind} changes={result.changes} />
        </Section>
      ) : null}
      {result.headingsKnown ? (
        <Section title={t('problemsTitle')}>
          <ProblemTable problems={result.problems} />
        </Section>
      ) : null}
      {result.headingsKnown ? (
        <div className="flex flex-wrap gap-2">
          <Button
            size="lg"
            variant="primary"
            loading={pending}
            missing={result.errors > 0 ? why('rowsWrong') : null}
            onClick={() => run.bringIn(false)}
          >
            {ofCustomers
              ? t('customers.importAll', { count: result.products })
              : t('importAll', { count: result.products })}
          </Button>
          {result.errors > 0 && result.products > 0 ? (
            <Button size="lg" variant="secondary" loading={pending} onClick={() => run.bringIn(true)}>
              {ofCustomers
                ? t('customers.importGood', { count: result.products })
                : t('importGood', { count: result.products })}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
