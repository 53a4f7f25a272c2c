import type { StockEntryKind } from '@/generated/prisma/enums';
import { type Sheet, sheetFile } from '@/server/platform/sheet-file';
import type { StockBookRow } from './stock-book';

/** The words of the sheet, in the person's language. */
export interface SheetWords {
  sheet: string;
  opening: string;
  closing: string;
  in: string;
  out: string;
  value: string;
  kind: (kind: StockEntryKind) => string;
  /** What stands above: title, store, period, made when and by whom. */
  about?: Sheet['about'];
}

type Figures = Pick<StockBookRow, 'opening' | 'moves' | 'closing'>;

/** A column that says what a row is of: a product's code, a store's name. */
export interface NamingColumn<R> {
  title: string;
  text: (row: R) => string;
}

/**
 * The stock book as an .xlsx file: what each row is of, then quantity and value (yuan) of opening, in and out by kind,
 * closing. Value columns are left out for who may not see costs.
 */
export function stockBookFile<R extends Figures>(
  rows: readonly R[],
  naming: readonly NamingColumn<R>[],
  words: SheetWords,
): Promise<Buffer> {
  const seesValues = rows.some((row) => row.closing.valueFen !== null);
  const columns = [
    { title: words.opening, figure: (row: Figures) => row.opening },
    ...kindsOf(rows).map(({ kind, side }) => ({
      title: `${words[side]} ${words.kind(kind)}`,
      figure: (row: Figures) => row.moves.find((move) => move.kind === kind)?.[side],
    })),
    { title: words.closing, figure: (row: Figures) => row.closing },
  ];
  const heading = naming.map(({ title }) => title);
  for (const { title } of columns) heading.push(title, ...(seesValues ? [`${title} ${words.value}`] : []));
  const body = rows.map((row) => [
    ...naming.map(({ text }) => text(row)),
    ...columns.flatMap(({ figure }) => {
      const found = figure(row);
      return [Number(found?.quantity ?? 0), ...(seesValues ? [(found?.valueFen ?? 0) / 100] : [])];
    }),
  ]);
  return sheetFile({ name: words.sheet, about: words.about, headings: heading, rows: body });
}

/** What moved, also in value alone: a corrected cost has no quantity. */
function kindsOf(rows: readonly Figures[]) {
  const found = new Set(
    rows.flatMap((row) =>
      row.moves.flatMap((move) =>
        (['in', 'out'] as const)
          .filter((side) => move[side].quantity !== '0' || move[side].valueFen)
          .map((side) => `${side}/${move.kind}`),
      ),
    ),
  );
  return [...found].sort().map((key) => {
    const [side, kind] = key.split('/');
    return { side: side as 'in' | 'out', kind: kind as StockEntryKind };
  });
}
