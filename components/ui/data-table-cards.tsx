'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import { cn } from './cn';
import type { DataColumn } from './data-table-columns';
import { type DataTableLayoutProps, rowLinkClass } from './data-table-grid';
import { useVisibleRows } from './use-visible-rows';

/** The rows of a table as cards, for one hand: a bold line, its figure, then label and value line by line. */
export function DataTableCards<Row>({ caption, columns, rows, rowHref, totals }: DataTableLayoutProps<Row>) {
  const t = useTranslations('common');
  const scroller = useRef<HTMLDivElement>(null);
  const title = titleColumn(columns);
  const { whole, indexes, before, after, measure } = useVisibleRows(rows.length, scroller, 132);
  return (
    <div ref={scroller} className={cn('min-w-0', !whole && 'max-h-[80dvh] overflow-y-auto')}>
      <ul aria-label={caption} style={{ paddingTop: before, paddingBottom: after }}>
        {indexes.map((index) => {
          const entry = rows[index];
          if (!entry) return null;
          return (
            <li
              key={entry.id}
              ref={measure}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className="relative border-rule border-b px-4 py-3 last:border-b-0"
            >
              <CardFace
                columns={columns}
                value={(column) => column.cell(entry.row)}
                href={rowHref?.(entry.row)}
              />
            </li>
          );
        })}
      </ul>
      {totals ? (
        <div className="border-ink-soft border-t-3 border-double px-4 py-3 font-semibold">
          <p>{t('total')}</p>
          <CardLines
            columns={columns.filter((column) => column !== title && totals[column.id] !== undefined)}
            value={({ id }) => totals[id]}
          />
        </div>
      ) : null}
    </div>
  );
}

type Face<Row> = {
  columns: readonly DataColumn<Row>[];
  value: (column: DataColumn<Row>) => ReactNode;
};

function CardFace<Row>({ columns, value, href }: Face<Row> & { href: string | undefined }) {
  const title = titleColumn(columns);
  const figure = columns.find(({ card }) => card === 'figure');
  if (!title) return null;
  const lines = columns.filter((column) => column !== title && column !== figure && column.card !== 'none');
  return (
    <>
      <div className="flex items-start justify-between gap-3 text-base">
        <div className="min-w-0 font-medium">
          {href ? (
            <Link href={href} className={rowLinkClass}>
              {value(title)}
            </Link>
          ) : (
            value(title)
          )}
        </div>
        {figure ? <div className="shrink-0 font-semibold">{value(figure)}</div> : null}
      </div>
      <CardLines columns={lines} value={value} />
    </>
  );
}

function titleColumn<Row>(columns: readonly DataColumn<Row>[]) {
  return columns.find(({ card }) => card === 'title') ?? columns[0];
}

function CardLines<Row>({ columns, value }: Face<Row>) {
  if (columns.length === 0) return null;
  return (
    <dl className="mt-1.5 flex flex-col gap-1 text-sm">
      {columns.map((column) => (
        <div key={column.id} className="flex items-baseline justify-between gap-4">
          <dt className="shrink-0 text-ink-soft">{column.header}</dt>
          <dd className={cn('min-w-0 text-right', column.numeric && 'figures')}>{value(column)}</dd>
        </div>
      ))}
    </dl>
  );
}
