'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { WordDialog } from '@/components/shell/word-dialog';
import { Badge } from '@/components/ui/badge';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Quantity } from '@/components/ui/quantity';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import type { NegativeRow } from '@/server/stock/negative/negative-stock';
import { useTRPCClient } from '@/trpc/react';

/** With where it is, and what the person may do there. */
export interface PlacedNegative extends NegativeRow {
  store: string;
  timeZone: string;
  may: {
    /** Look at entries and tickets. */
    read: boolean;
    /** Answer for their own zones; for everybody's. */
    explain: boolean;
    explainAll: boolean;
  };
}

interface Props {
  rows: readonly PlacedNegative[];
  /** Over several stores: each row says its own. */
  several: boolean;
  personId: string;
}

/** What the book says is less than nothing: what caused it, since when, who must explain it, and what was said. */
export function NegativeTable({ rows, several, personId }: Props) {
  const t = useTranslations('stock');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const columns = useMemo<DataColumn<PlacedNegative>[]>(
    () => [
      {
        id: 'product',
        header: t('product'),
        card: 'title',
        wrap: true,
        cell: (row) => (
          <>
            {row.may.read ? (
              <TextLink href={`/stock/entries?store=${row.storeId}&product=${row.productId}`}>
                {goodsName(row)}
              </TextLink>
            ) : (
              goodsName(row)
            )}
            <span className="block text-ink-soft text-xs">{row.code}</span>
          </>
        ),
      },
      ...(several
        ? [{ id: 'store', header: common('store'), cell: (row: PlacedNegative) => row.store }]
        : []),
      {
        id: 'onHand',
        header: t('onHand'),
        numeric: true,
        card: 'figure',
        cell: (row) => <Quantity value={row.onHand} unit={row.unit} />,
      },
      {
        id: 'zone',
        header: t('zone'),
        cell: (row) => (
          <>
            {row.zone}
            <span className="block text-ink-soft text-xs">
              {row.owner ?? <Badge tone="late">{t('noOwner')}</Badge>}
            </span>
          </>
        ),
      },
      {
        id: 'cause',
        header: t('causedBy'),
        cell: (row) => (
          <>
            <Cause row={row} />
            {row.causedAt ? (
              <DateTime at={row.causedAt} timeZone={row.timeZone} className="block text-ink-soft text-xs" />
            ) : null}
          </>
        ),
      },
      {
        id: 'since',
        header: t('negativeSince'),
        sortBy: (row) => row.since?.getTime() ?? null,
        cell: (row) => (row.since ? <DateTime at={row.since} timeZone={row.timeZone} /> : '–'),
      },
      {
        id: 'state',
        header: t('explanation'),
        wrap: true,
        cell: (row) => (
          <>
            <Explanation row={row} />
            {row.may.explainAll || (row.may.explain && row.ownerId === personId) ? (
              <span className="mt-1 block">
                <WordDialog
                  label={t('explainNegative')}
                  title={t('explainNegativeTitle', { name: goodsName(row) })}
                  hint={t('explainNegativeHint')}
                  fieldLabel={t('explanation')}
                  required
                  variant="secondary"
                  size="sm"
                  run={(text, requestId) =>
                    client.stock.explainNegative.mutate({
                      storeId: row.storeId,
                      requestId,
                      productId: row.productId,
                      zoneId: row.zoneId,
                      text,
                    })
                  }
                  done={t('negativeExplained')}
                />
              </span>
            ) : null}
          </>
        ),
      },
    ],
    [t, common, client, several, personId],
  );
  return (
    <DataTable
      caption={t('negative')}
      rows={rows}
      columns={columns}
      getRowId={(row) => `${row.storeId}${row.productId}${row.zoneId}`}
      empty={<EmptyState title={t('noNegative')} />}
    />
  );
}

function Cause({ row }: { row: PlacedNegative }) {
  const t = useTranslations('stock');
  if (row.ticketId && row.number)
    return <TextLink href={`/tickets/${row.storeId}/${row.ticketId}`}>{row.number}</TextLink>;
  if (!row.documentId || !row.may.read) return '–';
  return (
    <TextLink href={`/stock/entries?store=${row.storeId}&document=${row.documentId}`}>
      {t('document')}
    </TextLink>
  );
}

function Explanation({ row }: { row: PlacedNegative }) {
  const t = useTranslations('stock');
  if (row.explanation === null) return <Badge tone="late">{t('notExplained')}</Badge>;
  return (
    <>
      {row.explained ? null : <Badge tone="late">{t('belowAgain')}</Badge>} {row.explanation}
      <span className="block text-ink-soft text-xs">
        {row.explainedBy} {row.explainedAt ? <DateTime at={row.explainedAt} timeZone={row.timeZone} /> : null}
      </span>
    </>
  );
}
