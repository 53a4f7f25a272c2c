'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Quantity } from '@/components/ui/quantity';
import { goodsName } from '@/lib/goods-name';
import type { RuleRow } from '@/server/purchasing/replenishment/list-rules';
import { RuleActions } from './rule-actions';
import type { NamedSupplier } from './rule-dialog';

interface Props {
  storeId: string;
  timeZone: string;
  rows: readonly RuleRow[];
  suppliers: readonly NamedSupplier[];
  storeDays: number;
  /** May change them. */
  sets: boolean;
}

/** When each product is ordered again, and in what packs. */
export function RuleTable({ storeId, timeZone, rows, suppliers, storeDays, sets }: Props) {
  const t = useTranslations('purchasing.replenishment');
  const stock = useTranslations('stock');
  const columns = useMemo<DataColumn<RuleRow>[]>(
    () => [
      {
        id: 'product',
        header: stock('product'),
        card: 'title',
        wrap: true,
        cell: (row) => (
          <>
            {goodsName(row)} <span className="text-ink-soft text-xs">{row.code}</span>
          </>
        ),
      },
      {
        id: 'point',
        header: t('reorderPoint'),
        numeric: true,
        card: 'figure',
        cell: (row) => <Quantity value={row.reorderPoint} unit={row.unit} />,
      },
      { id: 'pack', header: t('packSize'), numeric: true, cell: (row) => row.packSize },
      {
        id: 'days',
        header: t('daysOfCover'),
        numeric: true,
        cell: (row) => row.daysOfCover ?? t('ofStore', { days: storeDays }),
      },
      { id: 'supplier', header: t('supplier'), cell: (row) => row.supplier ?? t('lastSupplier') },
      {
        id: 'setBy',
        header: t('setBy'),
        cell: (row) => (
          <>
            {row.setBy}
            <DateTime
              at={row.setAt}
              timeZone={timeZone}
              show="date"
              className="block text-ink-soft text-xs"
            />
          </>
        ),
      },
      ...(sets
        ? [
            {
              id: 'actions',
              header: t('actions'),
              cell: (row: RuleRow) => (
                <RuleActions
                  storeId={storeId}
                  suppliers={suppliers}
                  storeDays={storeDays}
                  productId={row.productId}
                  name={goodsName(row)}
                  rule={row}
                />
              ),
            },
          ]
        : []),
    ],
    [t, stock, storeId, timeZone, suppliers, storeDays, sets],
  );
  return (
    <DataTable
      caption={t('rules')}
      rows={rows}
      columns={columns.map((column) => ({ ...column, fixed: true }))}
      getRowId={(row) => row.productId}
      empty={<EmptyState title={t('noRules')} description={t('noRulesHint')} />}
    />
  );
}
