'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { BulkBar, ChooseAll, ChooseRow } from '@/components/ui/selection';
import { useSelection } from '@/components/ui/use-selection';
import { type ItemKind, MATTERS_SHOWN } from './item-kinds';

/** Where a item is, and by which clock. */
export interface ItemPlace {
  storeId: string;
  store: string;
  timeZone: string;
}

/** What is done to several items at once. */
export interface ItemBulk<Row> {
  /** The box of a row, by what it is. */
  label: (row: Row) => string;
  act: (rows: readonly Row[], clear: () => void) => ReactNode;
}

/** Open items of one kind; over several stores the second column is the store. */
export function ItemTable<Row extends ItemPlace>(props: {
  bulk?: ItemBulk<Row>;
  several: boolean;
  kind: ItemKind;
  rows: readonly Row[];
  columns: readonly DataColumn<Row>[];
  getRowId: (row: Row) => string;
}) {
  const t = useTranslations('openItems');
  // Few columns, all of them needed: nothing to choose.
  const common = useTranslations('common');
  const keyOf = (row: Row) => `${row.storeId}${props.getRowId(row)}`;
  const selection = useSelection(props.bulk ? props.rows.map(keyOf) : []);
  const { bulk } = props;
  const [only] = props.columns;
  // Not kept: it shows what is chosen.
  const choosing: DataColumn<Row> | undefined = bulk &&
    only && {
      ...only,
      fixed: true,
      head: <ChooseAll of={selection} label={only.header} />,
      cell: (row) => (
        <span className="flex items-start gap-3">
          <ChooseRow of={selection} row={keyOf(row)} label={bulk.label(row)} />
          <span className="min-w-0">{only.cell(row)}</span>
        </span>
      ),
    };
  const columns = useMemo(() => {
    const [first, ...others] = props.columns;
    const store = { id: 'store', header: common('store'), cell: (row: Row) => row.store };
    return [...(first ? [first] : []), ...(props.several ? [store] : []), ...others].map((column) => ({
      ...column,
      fixed: true,
    }));
  }, [props.columns, props.several, common]);
  return (
    <>
      <DataTable
        caption={t(`tabs.${props.kind}`)}
        rows={props.rows}
        columns={choosing ? [choosing, ...columns.slice(1)] : columns}
        getRowId={keyOf}
        empty={<EmptyState title={t(`none.${props.kind}`)} description={t(`noneHint.${props.kind}`)} />}
        footer={
          props.rows.length >= MATTERS_SHOWN ? (
            <p className="px-4 py-3 text-ink-soft text-sm">{t('more', { count: MATTERS_SHOWN })}</p>
          ) : null
        }
      />
      {bulk ? (
        <BulkBar of={selection}>
          {bulk.act(
            props.rows.filter((row) => selection.has(keyOf(row))),
            () => selection.chooseAll(false),
          )}
        </BulkBar>
      ) : null}
    </>
  );
}
