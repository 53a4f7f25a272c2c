import writeXlsxFile from 'write-excel-file/node';

/** What a sheet's name may be as long as. */
const NAME_LENGTH = 31;

type Cell = string | number;

/** A sheet as it is read alone, away from the screen it was made on. */
export interface Sheet {
  name: string;
  /** What it is: its title, then lines of a word and what it says (store, period, made when and by whom). */
  about?: { title: string; lines: readonly (readonly [string, string])[] } | undefined;
  headings: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** Sums under their columns, '' where there is none. */
  totals?: readonly Cell[] | undefined;
}

/** An .xlsx file with one sheet. Texts stay texts: none is read as a formula; numbers are numbers. The headings stay in view. */
export function sheetFile({ name, about, headings, rows, totals }: Sheet): Promise<Buffer> {
  const plain = (value: Cell) => ({ value, type: typeof value === 'number' ? Number : String });
  const bold = (value: Cell) => ({ ...plain(value), fontWeight: 'bold' as const });
  const head = about ? [[bold(about.title)], ...about.lines.map((line) => line.map(plain)), []] : [];
  const data = [
    ...head,
    headings.map(bold),
    ...rows.map((row) => row.map(plain)),
    ...(totals ? [totals.map(bold)] : []),
  ];
  return writeXlsxFile([
    { sheet: name.slice(0, NAME_LENGTH), data, stickyRowsCount: head.length + 1 },
  ]).toBuffer();
}
