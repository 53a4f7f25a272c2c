import { useTranslations } from 'next-intl';
import { TableCell, TableRow } from '@/components/ui/table';
import { useUnitsApart } from '@/components/ui/unit';
import type { UnitTotal } from '@/server/stock/book/whole-stock-book';
import { BookCells, type BookShows, type EntriesOf } from './book-cells';
import { inMoney } from './book-columns';

/** What all lines come to: a row for each unit they are counted in, or one of money. */
export function BookTotalRows({
  totals,
  shows,
  entries,
  before = 0,
}: {
  totals: readonly UnitTotal[];
  shows: BookShows;
  /** Where the figures of a unit open; null on paper. */
  entries: ((unit: string) => EntriesOf) | null;
  /** Columns the lines have before what they are called. */
  before?: number;
}) {
  const t = useTranslations('stock');
  const unitOf = useUnitsApart(totals.map(({ unit }) => unit));
  const empty = Array.from({ length: before }, (_, at) => `empty-${at}`);
  if (shows === 'value')
    return (
      <TableRow>
        <TableCell>{t('totals')}</TableCell>
        {empty.map((key) => (
          <TableCell key={key} />
        ))}
        <BookCells row={inMoney(totals)} shows="value" entries={null} />
      </TableRow>
    );
  return totals.map((row) => (
    <TableRow key={row.unit}>
      <TableCell>{t('totalOf', { unit: unitOf(row.unit) })}</TableCell>
      {empty.map((key) => (
        <TableCell key={key} />
      ))}
      <BookCells row={row} shows="quantity" entries={entries?.(row.unit) ?? null} ends={false} />
    </TableRow>
  ));
}
