'use client';

import { type RowData, useTable } from '@tanstack/react-table';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { Card } from './card';
import { cn } from './cn';
import { DataTableCards } from './data-table-cards';
import { columnDefs, type DataColumn, dataTableFeatures, type TableSort } from './data-table-columns';
import { DataTableGrid } from './data-table-grid';
import { DataTableTools } from './data-table-tools';
import { EmptyState } from './empty-state';
import { SkeletonRows } from './skeleton';
import { useIsPhone } from './use-media-query';
import { useOwnSort } from './use-own-sort';
import { useStoredColumns } from './use-stored-columns';

export type { DataColumn, TableSort } from './data-table-columns';

export type DataTableProps<Row> = {
  /** What the table lists: its name for screen readers. */
  caption: string;
  rows: readonly Row[];
  columns: readonly DataColumn<Row>[];
  getRowId: (row: Row) => string;
  /** Where a row leads; its first or `card: 'title'` cell becomes the link. */
  rowHref?: ((row: Row) => string) | undefined;
  /** Controlled sorting: pass what the address says (parseSort). Without it the table keeps its own. */
  sort?: TableSort | undefined;
  onSortChange?: ((sort: TableSort) => void) | undefined;
  /** The rows come sorted; the table only shows and asks. */
  serverSorted?: boolean | undefined;
  /** Sums by column id, under a double rule. */
  totals?: Readonly<Record<string, ReactNode>> | undefined;
  /** Filters, at the left of the tools. */
  toolbar?: ReactNode;
  /** Shown when there are no rows: an EmptyState that says what to do next. */
  empty?: ReactNode;
  loading?: boolean | undefined;
  /** Remembers the chosen columns on this device under this name. */
  storageKey?: string | undefined;
  /** Order and columns are part of the address, so that a view keeps them; one such table a page. */
  inAddress?: boolean | undefined;
  /** Under the table: LoadMore. */
  footer?: ReactNode;
  className?: string | undefined;
};

/**
 * Rows with a sticky header, sorting, a choice of columns, and only what is in view in the document. It scrolls
 * inside itself; on a phone each row is a card.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { rows, columns, getRowId, sort, onSortChange, serverSorted = false, loading = false } = props;
  const t = useTranslations('common');
  const locale = useLocale();
  const isPhone = useIsPhone();
  const [ownSort, setOwnSort] = useOwnSort(props.inAddress ?? false);
  const [columnVisibility, setColumnVisibility] = useStoredColumns(
    columns,
    props.storageKey,
    props.inAddress,
  );
  const currentSort = sort === undefined ? ownSort : sort;
  const definitions = useMemo(() => columnDefs(columns, locale), [columns, locale]);
  const data = useMemo(() => [...rows], [rows]);

  const table = useTable({
    features: dataTableFeatures,
    columns: definitions,
    data,
    getRowId,
    manualSorting: serverSorted,
    enableMultiSort: false,
    state: { sorting: currentSort ? [currentSort] : [], columnVisibility },
    onSortingChange: (update) => {
      const next = typeof update === 'function' ? update(currentSort ? [currentSort] : []) : update;
      const [first] = next;
      const chosen = first ? { id: first.id, desc: first.desc } : null;
      setOwnSort(chosen);
      onSortChange?.(chosen);
    },
    onColumnVisibilityChange: setColumnVisibility,
  });

  const shown = columns.filter((column) => table.getColumn(column.id)?.getIsVisible());
  const sorted = table.getRowModel().rows.map((row) => ({ id: row.id, row: row.original }));
  const layout = {
    caption: props.caption,
    columns: shown,
    rows: sorted,
    rowHref: props.rowHref,
    totals: props.totals,
  };
  const setSort = (next: TableSort) => table.setSorting(next ? [next] : []);

  return (
    <Card padding="none" className={cn('flex flex-col', props.className)}>
      <DataTableTools
        columns={columns}
        visible={new Set(shown.map(({ id }) => id))}
        onToggle={(id, visible) => table.getColumn(id)?.toggleVisibility(visible)}
        sort={currentSort}
        onSortChange={isPhone ? setSort : undefined}
      >
        {props.toolbar}
      </DataTableTools>
      {rows.length === 0 ? (
        loading ? (
          <SkeletonRows label={t('loading')} />
        ) : (
          (props.empty ?? <EmptyState title={t('nothingYet')} />)
        )
      ) : (
        <div aria-busy={loading || undefined} className={cn('min-w-0', loading && 'opacity-60')}>
          {isPhone ? (
            <DataTableCards {...layout} />
          ) : (
            <DataTableGrid {...layout} sort={currentSort} onSortChange={setSort} />
          )}
        </div>
      )}
      {props.footer}
    </Card>
  );
}
