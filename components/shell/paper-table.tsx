import type { ReactNode } from 'react';
import { ListTable, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';

export interface PaperColumn<Row> {
  heading: string;
  numeric?: boolean | undefined;
  /** A place to write in by hand: an empty box. */
  write?: boolean | undefined;
  cell: (row: Row, at: number) => ReactNode;
}

/** Lines of a document on paper, numbered by their place. */
export function PaperTable<Row>({
  columns,
  rows,
  keyOf,
  total,
  tall = false,
}: {
  columns: readonly PaperColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** A last line: a cell for each column. */
  total?: readonly ReactNode[] | undefined;
  /** Lines of 12 mm, to write in. */
  tall?: boolean;
}) {
  const all: PaperColumn<Row>[] = [{ heading: '#', cell: (_, at) => at + 1 }, ...columns];
  return (
    <ListTable headings={all.map(({ heading, numeric }) => (numeric ? { numeric: heading } : heading))}>
      <TableBody>
        {rows.map((row, at) => (
          <TableRow key={keyOf(row)} className={tall ? 'paper-tall' : undefined}>
            {all.map(({ heading, numeric, write, cell }) => (
              <TableCell key={heading} numeric={numeric} className={write ? 'paper-write' : 'min-w-0'}>
                {cell(row, at)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
      {total ? (
        <TableFoot>
          <TableRow>
            {['', ...total].map((cell, at) => (
              <TableCell
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                key={at}
                numeric={all[at]?.numeric}
                className="min-w-0"
              >
                {cell}
              </TableCell>
            ))}
          </TableRow>
        </TableFoot>
      ) : null}
    </ListTable>
  );
}
