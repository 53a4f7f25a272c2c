'use client';

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import { cn } from './cn';
import type { DataColumn, TableSort } from './data-table-columns';
import { keyboardScroller } from './table';
import { useVisibleRows } from './use-visible-rows';

export type DataTableLayoutProps<Row> = {
  caption: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly { id: string; row: Row }[];
  rowHref?: ((row: Row) => string) | undefined;
  totals?: Readonly<Record<string, ReactNode>> | undefined;
};

type GridProps<Row> = DataTableLayoutProps<Row> & {
  sort: TableSort;
  onSortChange: (sort: TableSort) => void;
};

/** The table itself, in its own scroller, so that a wide one never makes the page scroll sideways. */
export function DataTableGrid<Row>({
  caption,
  columns,
  rows,
  rowHref,
  totals,
  sort,
  onSortChange,
}: GridProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const { indexes, before, after, measure } = useVisibleRows(rows.length, scroller, 41);
  const linkId = rowHref ? (columns.find(({ card }) => card === 'title') ?? columns[0])?.id : undefined;
  return (
    <div
      ref={scroller}
      {...keyboardScroller}
      className="focus-inset relative max-h-[max(22rem,calc(100dvh-19rem))] min-w-0 overflow-auto rounded-b-md print:max-h-none print:overflow-visible"
    >
      <table
        aria-label={caption}
        aria-rowcount={rows.length + 1}
        className="list-table w-full border-separate border-spacing-0 text-sm"
      >
        <thead className="sticky top-0 z-10 bg-paper print:static">
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSortChange={onSortChange} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={before} span={columns.length} />
          {indexes.map((index) => {
            const entry = rows[index];
            if (!entry) return null;
            return (
              <tr
                key={entry.id}
                ref={measure}
                data-index={index}
                aria-rowindex={index + 2}
                className={cn('align-top', rowHref && 'relative hover:bg-sunken')}
              >
                {columns.map((column) => (
                  <td key={column.id} className={cellClass(column)}>
                    {rowHref && column.id === linkId ? (
                      <Link href={rowHref(entry.row)} className={rowLinkClass}>
                        {column.cell(entry.row)}
                      </Link>
                    ) : (
                      column.cell(entry.row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
          <Gap height={after} span={columns.length} />
        </tbody>
        {totals ? (
          <tfoot className="sticky bottom-0 z-10 bg-paper font-semibold print:static">
            <tr>
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={cn(cellClass(column), 'border-ink-soft border-t-3 border-b-0 border-double')}
                >
                  {totals[column.id]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

/** A link that covers its row or card. */
export const rowLinkClass =
  'rounded-sm font-medium text-accent underline-offset-4 after:absolute after:inset-0 hover:underline';

function cellClass<Row>({ numeric, wrap }: DataColumn<Row>) {
  return cn(
    'h-10 border-rule border-b px-3 py-2.5 leading-5',
    wrap ? 'min-w-56' : 'whitespace-nowrap',
    numeric && 'figures text-right',
  );
}

function Gap({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}

function HeaderCell<Row>({
  column,
  sort,
  onSortChange,
}: {
  column: DataColumn<Row>;
  sort: TableSort;
  onSortChange: (sort: TableSort) => void;
}) {
  const t = useTranslations('common');
  const direction = sort?.id === column.id ? (sort.desc ? 'descending' : 'ascending') : undefined;
  const className = cn(
    'h-10 whitespace-nowrap border-rule-strong border-b px-3 text-left font-medium text-ink-soft',
    column.numeric && 'text-right',
  );
  if (!column.sortBy && !column.sortable) {
    return (
      <th scope="col" className={className} style={{ width: column.width }}>
        {column.head ?? column.header}
      </th>
    );
  }
  const Arrow = direction === undefined ? ChevronsUpDown : direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={direction ?? 'none'} className={className} style={{ width: column.width }}>
      <button
        type="button"
        title={t('sortColumn', { column: column.header })}
        onClick={() => onSortChange(nextSort(column.id, Boolean(column.numeric), sort))}
        className={cn(
          '-mx-1.5 inline-flex h-8 items-center gap-1 rounded-sm px-1.5 hover:text-ink',
          column.numeric && 'flex-row-reverse',
          direction && 'text-ink',
        )}
      >
        {column.header}
        <Arrow
          aria-hidden
          className={cn('size-3.5 print:hidden', direction === undefined && 'text-ink-faint')}
        />
      </button>
    </th>
  );
}

/** Press by press: the natural first direction, the other one, as it came. */
export function nextSort(id: string, descFirst: boolean, sort: TableSort): TableSort {
  if (sort?.id !== id) return { id, desc: descFirst };
  return sort.desc === descFirst ? { id, desc: !descFirst } : null;
}
