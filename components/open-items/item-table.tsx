'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { type ItemKind, MATTERS_SHOWN } from './item-kinds';

/** Where a item is, and by which clock. */
export interface ItemPlace {
  storeId: string;
  store: string;
  timeZone: string;
}

/** Open items of one kind; over several stores the second column is the store. */
export function ItemTable<Row extends ItemPlace>(props: {
  several: boolean;
  kind: ItemKind;
  rows: readonly Row[];
  columns: readonly DataColumn<Row>[];
  getRowId: (row: Row) => string;
}) {
  const t = useTranslations('openItems');
  // Few columns, all of them needed: nothing to choose.
  const common = useTranslations('common');
  const columns = useMemo(() => {
    const [first, ...others] = props.columns;
    const store = { id: 'store', header: common('store'), cell: (row: Row) => row.store };
    return [...(first ? [first] : []), ...(props.several ? [store] : []), ...others].map((column) => ({
      ...column,
      fixed: true,
    }));
  }, [props.columns, props.several, common]);
  return (
    <DataTable
      caption={t(`tabs.${props.kind}`)}
      rows={props.rows}
      columns={columns}
      getRowId={(row) => `${row.storeId}${props.getRowId(row)}`}
      empty={<EmptyState title={t(`none.${props.kind}`)} description={t(`noneHint.${props.kind}`)} />}
      footer={
        props.rows.length >= MATTERS_SHOWN ? (
          <p className="px-4 py-3 text-ink-soft text-sm">{t('more', { count: MATTERS_SHOWN })}</p>
        ) : null
      }
    />
  );
}
