'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { LoadMore } from '@/components/ui/load-more';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import type { RowProblem } from '@/server/imports/schema';

const STEP = 100;

/** Every odd row with its number, column, value and reason; what stops the import comes first. */
export function ProblemTable({ problems }: { problems: readonly RowProblem[] }) {
  const t = useTranslations('imports');
  const [shown, setShown] = useState(STEP);
  const ordered = problems.toSorted((a, b) =>
    a.severity === b.severity ? a.row - b.row : a.severity === 'error' ? -1 : 1,
  );
  if (problems.length === 0) return <p className="p-3 text-ink-soft text-sm">{t('noProblems')}</p>;
  return (
    <>
      <Table aria-label={t('problemsTitle')}>
        <TableHeadings of={[{ numeric: t('row') }, t('column'), t('value'), t('reason')]} />
        <TableBody>
          {ordered.slice(0, shown).map((problem) => (
            <TableRow key={`${problem.row} ${problem.code} ${problem.column} ${problem.value}`}>
              <TableCell numeric>{problem.row}</TableCell>
              <TableCell>{problem.column ?? '–'}</TableCell>
              <TableCell className="max-w-60 break-words">{problem.value}</TableCell>
              <TableCell>
                <Badge tone={problem.severity === 'error' ? 'late' : 'warn'}>
                  {t(`problems.${problem.code}`, problem.params)}
                </Badge>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <LoadMore
        shown={Math.min(shown, problems.length)}
        total={problems.length}
        hasMore={shown < problems.length}
        onLoadMore={() => setShown(shown + STEP)}
      />
    </>
  );
}
