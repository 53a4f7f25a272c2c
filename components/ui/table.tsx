import type { ComponentProps } from 'react';
import { cn } from './cn';

/** For an element that scrolls: it takes the keyboard, so that arrow keys can scroll it without a mouse. */
export const keyboardScroller = { tabIndex: 0 } as const;

/**
 * Said once more because a narrow screen may lay rows out as blocks (`stacked`), and browsers then no longer take them for
 * parts of a table.
 */
const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  header: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

/**
 * Class of a table that a phone shows as blocks: what a line is called, and below it the figures two by two, each under its own
 * `data-label`. For tables of few figures with long words.
 */
export const stacked =
  'max-sm:[&_thead]:sr-only max-sm:[&_tr]:grid max-sm:[&_tr]:grid-cols-2 max-sm:[&_td:not(.figures)]:col-span-2 max-sm:[&_td[data-label]]:text-left max-sm:[&_td[data-label]]:before:block max-sm:[&_td[data-label]]:before:text-ink-soft max-sm:[&_td[data-label]]:before:text-xs max-sm:[&_td[data-label]]:before:content-[attr(data-label)] max-sm:[&_td]:py-1.5';

/** A plain table in its own sideways scroller, for short lists. Long or sortable ones: data-table.tsx. */
export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return (
    <div {...keyboardScroller} className="focus-inset relative min-w-0 overflow-x-auto">
      <table
        {...ROLES.table}
        {...rest}
        className={cn('w-full border-collapse text-left text-sm', className)}
      />
    </div>
  );
}

export function TableHead({ className, ...rest }: ComponentProps<'thead'>) {
  return (
    <thead
      {...ROLES.group}
      {...rest}
      className={cn('border-rule-strong border-b text-ink-soft', className)}
    />
  );
}

export function TableBody({ className, ...rest }: ComponentProps<'tbody'>) {
  return <tbody {...ROLES.group} {...rest} className={cn('divide-y divide-rule', className)} />;
}

/** Sums under a double rule, as in a ledger. */
export function TableFoot({ className, ...rest }: ComponentProps<'tfoot'>) {
  return (
    <tfoot
      {...ROLES.group}
      {...rest}
      className={cn('border-ink-soft border-t-3 border-double font-semibold', className)}
    />
  );
}

export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr {...ROLES.row} {...rest} className={cn('align-top', className)} />;
}

type CellProps = {
  /** An amount, a quantity, a count: to the right, equally wide digits. */
  numeric?: boolean | undefined;
};

export function TableHeader({ numeric, className, ...rest }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      {...ROLES.header}
      scope="col"
      {...rest}
      className={cn('h-9 whitespace-nowrap px-3 py-2 font-medium', numeric && 'text-right', className)}
    />
  );
}

export function TableCell({ numeric, className, ...rest }: ComponentProps<'td'> & CellProps) {
  return (
    <td
      {...ROLES.cell}
      {...rest}
      className={cn(
        'px-3 py-2',
        // Chinese breaks after every character: without a least width a narrow screen writes names downwards.
        numeric ? 'figures whitespace-nowrap text-right' : 'min-w-20',
        className,
      )}
    />
  );
}

/** The row of headings in one go: words to the left, `{ numeric: words }` to the right. */
export function TableHeadings({ of }: { of: readonly (string | { numeric: string })[] }) {
  return (
    <TableHead>
      <TableRow>
        {of.map((heading) => {
          const label = typeof heading === 'string' ? heading : heading.numeric;
          return (
            <TableHeader key={label} numeric={typeof heading !== 'string'}>
              {label}
            </TableHeader>
          );
        })}
      </TableRow>
    </TableHead>
  );
}
