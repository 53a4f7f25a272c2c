import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** For an element that scrolls: it takes the keyboard, so that arrow keys can scroll it without a mouse. */
export const keyboardScroller = { tabIndex: 0 } as const;

/**
 * Said once more because a narrow screen may lay rows out as blocks (`ListTable`), and browsers then no longer take them for
 * parts of a table.
 */
const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  header: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

/** A plain table in its own sideways scroller, for short lists. Long or sortable ones: data-table.tsx. */
export function Table({
  className,
  tall = false,
  ...rest
}: ComponentProps<'table'> & {
  /** Scrolls within the window on a desk, its headings and sums in view. */
  tall?: boolean | undefined;
}) {
  return (
    <div
      {...keyboardScroller}
      className={cn(
        // The reach of links in the last line may stand out under a finger.
        'focus-inset relative min-w-0 overflow-x-auto pointer-coarse:pb-2 print:overflow-visible',
        tall && 'tall-list sm:max-h-[max(24rem,calc(100dvh-18.5rem))] sm:overflow-y-auto print:max-h-none',
      )}
    >
      <table
        {...ROLES.table}
        {...rest}
        className={cn('list-table w-full border-collapse text-left text-sm', className)}
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

/** Words to the left; `{ numeric: words }` to the right; `{ label: words, node }` shows something else under these words. */
export type Heading = string | { numeric: string } | { label: string; node: ReactNode };

function headingWords(heading: Heading): string {
  if (typeof heading === 'string') return heading;
  return 'numeric' in heading ? heading.numeric : heading.label;
}

/** The row of headings in one go. */
export function TableHeadings({ of }: { of: readonly Heading[] }) {
  return (
    <TableHead>
      <TableRow>
        {of.map((heading) => {
          const label = headingWords(heading);
          const isNumeric = typeof heading !== 'string' && 'numeric' in heading;
          return (
            <TableHeader key={label} numeric={isNumeric}>
              {typeof heading !== 'string' && 'node' in heading ? heading.node : label}
            </TableHeader>
          );
        })}
      </TableRow>
    </TableHead>
  );
}

/** Of so many columns a phone shows all side by side. */
const ABREAST = 3;

/**
 * A table of documents or figures. A phone shows a line as a block: what it is called, and below it the other cells two by two,
 * each under its heading. Its rows have a cell for every heading.
 */
export function ListTable({
  headings,
  dense = false,
  children,
  ...rest
}: Omit<ComponentProps<typeof Table>, 'style' | 'className'> & {
  headings: readonly Heading[];
  /** Lines of 36 px, for many figures; a phone shows four of them side by side. */
  dense?: boolean | undefined;
}) {
  const labels = headings.map((heading, index) => [
    `--heading-${index + 1}`,
    JSON.stringify(headingWords(heading)),
  ]);
  return (
    <Table
      {...rest}
      className={cn(headings.length > ABREAST && 'stacked', dense && 'dense')}
      style={Object.fromEntries(labels)}
    >
      <TableHeadings of={headings} />
      {children}
    </Table>
  );
}
