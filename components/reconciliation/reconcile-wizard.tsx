'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { DateTimeInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { FileDrop } from '@/components/ui/file-drop';
import { Input } from '@/components/ui/input';
import { Progress } from '@/components/ui/progress';
import { Select } from '@/components/ui/select';
import { TEXT_ENCODINGS } from '@/server/imports/rules';
import { ReconcilePreview } from './reconcile-preview';
import { useReconcileRun } from './use-reconcile-run';

const MAX_BYTES = 20 * 1024 * 1024;

interface Props {
  storeId: string;
  timeZone: string;
  now: Date;
  /** Names other programs were given before. */
  sources: readonly string[];
}

/** Program and moment, upload, preview with matched columns, correct, save. */
export function ReconcileWizard({ storeId, timeZone, now, sources }: Props) {
  const t = useTranslations('reconciliation');
  const files = useTranslations('imports');
  const listId = useId();
  const {
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
    busy,
    progress,
    take,
    decide,
    bringIn,
  } = useReconcileRun({ storeId, timeZone, now, source: sources[0] ?? '' });
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
            disabled={!ready || busy}
          />
        </div>
      </Card>
      {wantsEncoding ? (
        <Card>
          <Field label={files('encoding')} hint={files('encodingHint')}>
            <Select
              value={choices.encoding ?? ''}
              placeholder={files('chooseEncoding')}
              disabled={busy}
              onChange={(event) =>
                decide({ encoding: TEXT_ENCODINGS.find((name) => name === event.target.value) })
              }
              options={TEXT_ENCODINGS.map((value) => ({ value, label: files(`encodings.${value}`) }))}
            />
          </Field>
        </Card>
      ) : null}
      {failure ? <Callout tone="late" title={failure} /> : null}
      {busy ? (
        <Progress
          label={t(progress?.step ?? 'reading')}
          value={progress?.step === 'comparing' ? null : (progress?.done ?? null)}
          max={progress?.total ?? undefined}
        />
      ) : null}
      {result && upload ? (
        <ReconcilePreview
          result={result}
          busy={busy}
          onColumn={(field, column) => decide({ choice: { ...choices.choice, [field]: column } })}
          onStore={(theirStore) => decide({ theirStore })}
          onRun={bringIn}
        />
      ) : null}
    </div>
  );
}
