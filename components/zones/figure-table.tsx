'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { Amount } from '@/components/ui/amount';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Quantity } from '@/components/ui/quantity';
import type { FigureRow } from '@/server/reports/zone-figures';

/** Figures of zones, or of people; sorted by a tap on a heading, a card each on a phone. */
export function FigureTable({ kind, rows }: { kind: 'zone' | 'person'; rows: readonly FigureRow[] }) {
  const t = useTranslations('zones.figures');
  const columns = useMemo(() => [...identityColumns(t, kind), ...figureColumns(t)], [t, kind]);
  return (
    <DataTable
      caption={t(kind === 'zone' ? 'byZone' : 'byPerson')}
      rows={rows}
      columns={columns}
      getRowId={({ id }) => id}
      storageKey={`zone-figures-${kind}`}
      empty={<EmptyState title={t('none')} description={t('noneHint')} />}
    />
  );
}

type Words = ReturnType<typeof useTranslations<'zones.figures'>>;

/** Which zone or person a row is of. */
function identityColumns(t: Words, kind: 'zone' | 'person'): DataColumn<FigureRow>[] {
  return [
    {
      id: 'name',
      header: t(kind),
      fixed: true,
      card: 'title',
      sortBy: ({ code, name }) => code || name,
      cell: ({ code, name }) => (
        <>
          {code === '' ? null : <span className="figures mr-2 text-ink-soft">{code}</span>}
          {name}
        </>
      ),
    },
    kind === 'zone'
      ? { id: 'owner', header: t('owner'), sortBy: ({ owner }) => owner, cell: ({ owner }) => owner ?? '–' }
      : {
          id: 'zones',
          header: t('zones'),
          numeric: true,
          sortBy: ({ zones }) => zones,
          cell: ({ zones }) => zones,
        },
  ];
}

/** Nothing is a dash, whatever the figure. */
function figure(
  id: string,
  header: string,
  sortBy: (row: FigureRow) => number | null,
  parts: (row: FigureRow) => { above: ReactNode; below?: ReactNode },
): DataColumn<FigureRow> {
  return {
    id,
    header,
    numeric: true,
    sortBy,
    cell: (row) => (sortBy(row) === 0 || sortBy(row) === null ? '–' : <Two {...parts(row)} />),
  };
}

const alarm = (value: ReactNode) => ({ above: <span className="text-alarm">{value}</span> });

function figureColumns(t: Words): DataColumn<FigureRow>[] {
  return [
    {
      ...figure(
        'sold',
        t('soldAmount'),
        ({ soldFen }) => soldFen,
        (row) => ({
          above: <Amount fen={row.soldFen} />,
          below: t('pieces', { count: row.soldPieces }),
        }),
      ),
      card: 'figure',
    },
    figure(
      'onHand',
      t('onHand'),
      ({ onHand }) => onHand,
      (row) => ({
        above: <Quantity value={String(row.onHand)} />,
        below: row.valueFen === null ? null : <Amount fen={row.valueFen} tone="plain" />,
      }),
    ),
    figure(
      'short',
      t('shortAmount'),
      ({ shortListFen }) => shortListFen,
      (row) => ({
        above: <Amount fen={row.shortListFen} />,
        below: t('pieces', { count: row.shortPieces }),
      }),
    ),
    figure(
      'negative',
      t('negative'),
      (row) => row.negative,
      ({ negative }) => alarm(negative),
    ),
    figure(
      'discrepancies',
      t('discrepancies'),
      (row) => row.discrepancies,
      ({ discrepancies }) => alarm(discrepancies),
    ),
    {
      id: 'checks',
      header: t('checks'),
      numeric: true,
      sortBy: ({ checksDue, checksDone }) => (checksDue === 0 ? null : checksDone / checksDue),
      cell: ({ checksDue: due, checksDone: done }) =>
        due === 0 ? (
          '–'
        ) : (
          <Two above={`${Math.round((100 * done) / due)}%`} below={t('checksOf', { done, due })} />
        ),
    },
    figure(
      'owed',
      t('owed'),
      (row) => row.owedFen,
      ({ owedFen }) => alarm(<Amount fen={owedFen ?? 0} />),
    ),
  ];
}

/** A figure and what it is made of. */
function Two({ above, below }: { above: ReactNode; below?: ReactNode }) {
  return (
    <>
      {above}
      {below ? <span className="block text-ink-soft text-xs">{below}</span> : null}
    </>
  );
}
