import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';

/** One column of a DataTable. */
export type DataColumn<Row> = {
  id: string;
  /** Plain words: heading, column list, label on a phone's card. */
  header: string;
  /** Stands in the heading in place of these words: a box that chooses all rows. */
  head?: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Makes the column sortable in the browser; null sorts last. Leave out where the server sorts. */
  sortBy?: ((row: Row) => string | number | null) | undefined;
  /** The server can sort by this column: the table only tells `onSortChange`. */
  sortable?: boolean | undefined;
  /** To the right, in equally wide digits; the first click sorts the largest first. */
  numeric?: boolean | undefined;
  /** Any CSS width; without it the content decides. */
  width?: string | undefined;
  /** May break over lines; other cells stay on one. */
  wrap?: boolean | undefined;
  /** Not shown until chosen in the column list. */
  hidden?: boolean | undefined;
  /** Always shown. */
  fixed?: boolean | undefined;
  /** Place on a phone's card: the bold first line, its right end, a labelled line (default), or nowhere. */
  card?: 'title' | 'figure' | 'line' | 'none' | undefined;
};

/** How a table is sorted; null: as it came. */
export type TableSort = { id: string; desc: boolean } | null;

export const dataTableFeatures = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

export type DataTableFeatures = typeof dataTableFeatures;

/** Our columns as TanStack's. Chinese sorts by pinyin, as a person looks names up. */
export function columnDefs<Row extends RowData>(
  columns: readonly DataColumn<Row>[],
  locale: string,
): ColumnDef<DataTableFeatures, Row>[] {
  const collator = new Intl.Collator(locale === 'en' ? 'en' : 'zh-CN-u-co-pinyin', { numeric: true });
  return columns.map((column) => ({
    id: column.id,
    accessorFn: (row: Row) => column.sortBy?.(row) ?? undefined,
    enableSorting: Boolean(column.sortBy ?? column.sortable),
    enableHiding: !column.fixed,
    sortDescFirst: column.numeric ?? false,
    sortUndefined: 'last' as const,
    sortFn: (a, b, id) => compareValues(a.getValue(id), b.getValue(id), collator),
  }));
}

/** Numbers by size, everything else as words. */
export function compareValues(a: unknown, b: unknown, collator: Intl.Collator): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}
