import writeXlsxFile from 'write-excel-file/node';

/** What a sheet's name may be as long as. */
const NAME_LENGTH = 31;

/** Rows, headings first, as an .xlsx file with one sheet. Texts stay texts: none is read as a formula. */
export function sheetFile(name: string, rows: readonly (readonly (string | number)[])[]): Promise<Buffer> {
  const data = rows.map((row) =>
    row.map((value) => ({ value, type: typeof value === 'number' ? Number : String })),
  );
  return writeXlsxFile([{ sheet: name.slice(0, NAME_LENGTH), data }]).toBuffer();
}
