import { utils, type WorkBook } from '@e965/xlsx';

/** A file a person takes along: what stands above its table, and the table, headings first and with its row of totals. */
export function sheetTable(book: WorkBook): { about: string[][]; heading: string[]; rows: string[][] } {
  const all = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
    header: 1,
    defval: '',
    blankrows: true,
  });
  const gap = all.findIndex((row) => row.every((cell) => cell === ''));
  const [heading = [], ...rows] = all.slice(gap + 1);
  return { about: all.slice(0, Math.max(gap, 0)), heading, rows };
}
