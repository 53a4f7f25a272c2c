'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { goodsName } from '@/lib/goods-name';
import type { CodeMatchRow } from '@/server/reconciliation/list-code-matches';
import { ForgetMatch } from './forget-match';

/** Codes of other programs and what they mean here; each can be forgotten. */
export function MatchTable(props: { storeId: string; timeZone: string; rows: readonly CodeMatchRow[] }) {
  const { storeId, timeZone, rows } = props;
  const t = useTranslations('reconciliation');
  const columns = useMemo<DataColumn<CodeMatchRow>[]>(
    () => [
      { id: 'code', header: t('itsCode'), card: 'title', fixed: true, cell: (row) => row.theirCode },
      {
        id: 'product',
        header: t('product'),
        wrap: true,
        fixed: true,
        cell: (row) => (
          <>
            {goodsName(row)} <span className="text-ink-soft text-xs">{row.code}</span>
          </>
        ),
      },
      { id: 'source', header: t('source'), fixed: true, cell: (row) => row.source },
      {
        id: 'by',
        header: t('matchedBy'),
        fixed: true,
        cell: (row) => (
          <>
            {row.matchedBy} <DateTime at={row.matchedAt} timeZone={timeZone} />
          </>
        ),
      },
      {
        id: 'actions',
        header: t('actions'),
        fixed: true,
        cell: (row) => (
          <ForgetMatch
            storeId={storeId}
            source={row.source}
            theirCode={row.theirCode}
            name={goodsName(row)}
          />
        ),
      },
    ],
    [t, storeId, timeZone],
  );
  return (
    <DataTable
      caption={t('matches')}
      rows={rows}
      columns={columns}
      getRowId={(row) => JSON.stringify([row.source, row.theirCode])}
      empty={<EmptyState title={t('noMatches')} description={t('noMatchesHint')} />}
    />
  );
}
