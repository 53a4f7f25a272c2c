import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ListTable, TableBody } from '@/components/ui/table';

/** The frame of every stock book: what its lines are called, then opening, in, out and closing (`BookCells`). */
export async function BookTable({
  lines,
  empty,
  children,
}: {
  /** Headings of the columns before the figures. */
  lines: readonly string[];
  empty: boolean;
  children: ReactNode;
}) {
  const t = await getTranslations('stock');
  const figures = (['opening', 'in', 'out', 'closing'] as const).map((figure) => ({ numeric: t(figure) }));
  return (
    <Card padding="none">
      {empty ? (
        <EmptyState title={t('noStock')} description={t('noStockHint')} />
      ) : (
        <ListTable aria-label={t('stockBook')} headings={[...lines, ...figures]}>
          <TableBody>{children}</TableBody>
        </ListTable>
      )}
    </Card>
  );
}
