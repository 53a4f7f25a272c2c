'use client';

import { useTranslations } from 'next-intl';
import { columnOptions } from '@/components/imports/column-options';
import { ProblemTable } from '@/components/imports/problem-table';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Stat, StatGrid } from '@/components/ui/stat';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import type { ReconcileResult } from '@/server/imports/reconciliation/reconcile-file';
import { COUNT_FIELDS, type CountField } from '@/server/imports/reconciliation/schema';
import { DISCREPANCY_CLASSES } from '@/server/reconciliation/schema';
import { ClassBadge } from './class-badge';

interface Props {
  result: ReconcileResult;
  busy: boolean;
  onColumn: (field: CountField, column: number | null) => void;
  onStore: (theirStore: string) => void;
  onRun: (skipBad: boolean) => void;
}

/** What the file says and would come to, what stands in the way, and the way on. */
export function ReconcilePreview({ result, busy, onColumn, onStore, onRun }: Props) {
  const t = useTranslations('reconciliation');
  const { outcome } = result;
  if (result.reconciliationId) return null;
  return (
    <>
      {result.missing.map((field) => (
        <Callout key={field} tone="late" title={t(`missing.${field}`)} />
      ))}
      {result.theirStores.length > 0 ? (
        <Card>
          <Field label={t('theirStore')} hint={t('theirStoreHint')} required>
            <Select
              value={result.theirStore ?? ''}
              placeholder={t('chooseStore')}
              disabled={busy}
              onChange={(event) => onStore(event.target.value)}
              options={result.theirStores.map(({ name, goods }) => ({
                value: name,
                label: t('storeGoods', { name: name || '–', count: goods }),
              }))}
            />
          </Field>
        </Card>
      ) : null}
      {outcome ? (
        <>
          <Callout
            tone={result.errors > 0 ? 'late' : 'info'}
            title={result.errors > 0 ? t('badRows', { count: result.bad }) : t('ready')}
          />
          <Outcome outcome={outcome} />
          <NotCompared outcome={outcome} />
          <Button
            size="lg"
            className="self-start"
            variant={result.errors > 0 ? 'secondary' : 'primary'}
            loading={busy}
            onClick={() => onRun(result.errors > 0)}
          >
            {result.errors > 0 ? t('runSkipping', { count: result.bad }) : t('run')}
          </Button>
        </>
      ) : null}
      <Section title={t('columns')} description={t('columnsHint', { row: result.headingRow })}>
        <Columns result={result} busy={busy} onColumn={onColumn} />
      </Section>
      {result.problems.length > 0 ? (
        <Section title={t('problemsTitle')}>
          <ProblemTable problems={result.problems} />
        </Section>
      ) : null}
    </>
  );
}

/** Goods a row could not be read of: how many they have is not known, and nothing is said of them. */
function NotCompared({ outcome }: { outcome: NonNullable<ReconcileResult['outcome']> }) {
  const t = useTranslations('reconciliation');
  const { notCompared, notComparedCount } = outcome;
  if (notComparedCount === 0) return null;
  return (
    <Section title={t('notCompared', { count: notComparedCount })} description={t('notComparedHint')}>
      <ul className="flex flex-col gap-1 p-3 text-sm">
        {notCompared.map(({ code, name }) => (
          <li key={code}>
            {name} <span className="text-ink-soft text-xs">{code}</span>
          </li>
        ))}
        {notComparedCount > notCompared.length ? (
          <li className="text-ink-soft">
            {t('notComparedMore', { count: notComparedCount - notCompared.length })}
          </li>
        ) : null}
      </ul>
    </Section>
  );
}

function Columns({ result, busy, onColumn }: Pick<Props, 'result' | 'busy' | 'onColumn'>) {
  const t = useTranslations('reconciliation');
  const options = [{ value: '', label: t('notInFile') }, ...columnOptions(result.headings, result.samples)];
  return (
    <div className="grid gap-3 p-3 sm:grid-cols-2 lg:grid-cols-3">
      {COUNT_FIELDS.map((field) => (
        <Field key={field} label={t(`fields.${field}`)}>
          <Select
            value={String(result.columns[field] ?? '')}
            options={options}
            disabled={busy}
            onChange={(event) =>
              onColumn(field, event.target.value === '' ? null : Number(event.target.value))
            }
          />
        </Field>
      ))}
    </div>
  );
}

function Outcome({ outcome }: { outcome: NonNullable<ReconcileResult['outcome']> }) {
  const t = useTranslations('reconciliation');
  return (
    <>
      <StatGrid>
        <Stat label={t('compared')} value={outcome.compared} />
        <Stat label={t('agrees')} value={outcome.agrees} />
        {DISCREPANCY_CLASSES.map((one) => (
          <Stat key={one} label={t(`classes.${one}`)} value={outcome.classes[one]} />
        ))}
      </StatGrid>
      {outcome.sample.length > 0 ? (
        <Section title={t('sample')}>
          <Table aria-label={t('sample')}>
            <TableHeadings
              of={[
                t('product'),
                t('class'),
                { numeric: t('ours') },
                { numeric: t('theirs') },
                { numeric: t('difference') },
              ]}
            />
            <TableBody>
              {outcome.sample.map((line) => (
                <TableRow key={`${line.code} ${line.theirCode}`}>
                  <TableCell>
                    {line.name}
                    <span className="block text-ink-soft text-xs">{line.code || line.theirCode}</span>
                  </TableCell>
                  <TableCell>
                    <ClassBadge of={line.class} />
                  </TableCell>
                  <TableCell numeric>{line.ours}</TableCell>
                  <TableCell numeric>{line.theirs}</TableCell>
                  <TableCell numeric>{line.difference}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Section>
      ) : null}
    </>
  );
}
