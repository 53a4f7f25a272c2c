import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ListTable, TableBody, TableFoot } from '@/components/ui/table';
import { MOVE_COLUMNS } from './book-columns';

/** The frame of every stock book: what its lines are called, then opening, what came and went, and closing (`BookCells`). */
export async function BookTable({
  lines,
  empty,
  step,
  total,
  children,
}: {
  /** Headings of the columns before the figures. */
  lines: readonly string[];
  empty: boolean;
  /** Out of the emptiness. */
  step?: ReactNode;
  /** Rows of what all lines come to. */
  total?: ReactNode;
  children: ReactNode;
}) {
  const t = await getTranslations('stock');
  const figures = [
    { numeric: t('opening') },
    ...MOVE_COLUMNS.map((column) => ({ numeric: t(`columns.${column}`) })),
    { numeric: t('closing') },
  ];
  return (
    <Card padding="none" className="print:border-0">
      {empty ? (
        <EmptyState title={t('noStock')} description={t('noStockHint')} action={step} />
      ) : (
        <ListTable aria-label={t('stockBook')} headings={[...lines, ...figures]} dense tall>
          <TableBody>{children}</TableBody>
          {total ? <TableFoot>{total}</TableFoot> : null}
        </ListTable>
      )}
    </Card>
  );
}
