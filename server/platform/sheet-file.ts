import { utils, write } from '@e965/xlsx';

/** Rows, headings first, as an .xlsx file with one sheet. Texts stay texts: none is read as a formula. */
export function sheetFile(name: string, rows: readonly (readonly (string | number)[])[]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name.slice(0, 31));
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
}
