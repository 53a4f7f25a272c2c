'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import type { RawRow } from '@/server/imports/columns';
import { columnLetter } from '@/server/imports/rules';

interface Props {
  head: readonly RawRow[];
  /** Row taken for the headings now. */
  headingRow: number;
  disabled: boolean;
  onPoint: (row: number) => void;
}

const SHOWN_COLUMNS = 12;

/** The first rows of a file as they stand: somebody points at the one that holds the headings. */
export function FileHead({ head, headingRow, disabled, onPoint }: Props) {
  const t = useTranslations('imports');
  const width = Math.min(SHOWN_COLUMNS, Math.max(0, ...head.map(({ cells }) => cells.length)));
  const columns = Array.from({ length: width }, (_, column) => columnLetter(column));
  return (
    <Table aria-label={t('head')}>
      <TableHeadings of={[{ numeric: t('row') }, ...columns, t('headingsHere')]} />
      <TableBody>
        {head.map(({ row, cells }) => (
          <TableRow key={row} aria-current={row === headingRow ? 'true' : undefined}>
            <TableCell numeric>{row}</TableCell>
            {columns.map((letter, column) => (
              <TableCell key={letter} className="max-w-48 truncate">
                {cells[column] ?? ''}
              </TableCell>
            ))}
            <TableCell>
              {row === headingRow ? (
                t('headingsChosen')
              ) : (
                <Button size="sm" variant="secondary" disabled={disabled} onClick={() => onPoint(row)}>
                  {t('pointHere', { row })}
                </Button>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
