/** Writing CSV that Excel opens in the right encoding and that cannot run as a formula. Reading is server/imports/read-file. */

const BOM = '\uFEFF';

// What a spreadsheet takes for the start of a formula, also after blanks and in full-width form (＝ ＋ － ＠).
const FORMULA_START =
  /^[\s\u00A0\u3000\uFEFF\u200B-\u200D\u2060]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20\u2212]/u;

// A plain number may begin with a sign: -12.5 has to stay a number in the sheet.
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

export type CsvCell = string | number | null | undefined;

/** Puts an apostrophe before text that a spreadsheet would run: `=HYPERLINK(…)`, `+1+cmd|…`, `@SUM(…)`. Numbers stay as they are. */
export function neutraliseFormula(text: string): string {
  // Nearly every cell starts with a letter or digit; asking that first halves the time of a long export.
  if (text === '' || /^[A-Za-z0-9\u4e00-\u9fff]/.test(text) || PLAIN_NUMBER.test(text)) return text;
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** One line, without its line end. */
export function csvLine(cells: readonly CsvCell[]): string {
  return cells.map(csvCell).join(',');
}

/** A whole file: byte order mark, CRLF line ends, the last line ended too. */
export function csvText(rows: Iterable<readonly CsvCell[]>): string {
  let text = BOM;
  for (const row of rows) text += `${csvLine(row)}\r\n`;
  return text;
}

/** The same as csvText, piece by piece, for files that are larger than memory should hold. */
export function* csvChunks(rows: Iterable<readonly CsvCell[]>): Generator<string> {
  yield BOM;
  for (const row of rows) yield `${csvLine(row)}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  const text = neutraliseFormula(String(cell));
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
