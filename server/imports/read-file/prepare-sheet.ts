import { FileRefused } from '../errors';
import { MAX_COLUMNS } from '../rules';
import { LIMITS } from './limits';

/** Cells (rows x columns, empty ones too) a sheet may span: the reading library keeps a place for each. */
const MAX_SPAN = 30_000_000;
const FAR_ROW = 100_000;
/** A row or cell whose place is none. */
const NO_PLACE = /<(?:\w+:)?(?:row|c)\b[^<>]*? r="(?![A-Z]{0,3}\d{1,7}")/;
const CELL = '(<(?:\\w+:)?c\\b[^<>]*?';

/**
 * A sheet's XML made harmless and honest before the library reads it.
 * Cells to the right of MAX_COLUMNS are dropped: one stray cell in column XFD would give every row 16,384 cells.
 * A cell that holds #N/A becomes text, for the library reads it as empty, and a price that cannot be read would look like
 * one that is missing.
 * @throws FileRefused FILE_TOO_HEAVY when a stray cell far down and far right spans more than memory should hold, FILE_DAMAGED
 * for a row that no sheet has
 */
export function prepareSheet(content: Buffer): Buffer {
  const xml = content.toString('latin1');
  let prepared = xml;
  if (prepared.includes(' t="e"'))
    prepared = prepared.replace(new RegExp(`${CELL}) t="e"`, 'g'), '$1 t="str"');
  if (/ r="(?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z])\d/.test(prepared)) prepared = withoutFarCells(prepared);
  refuseSpan(prepared);
  return prepared === xml ? content : Buffer.from(prepared, 'latin1');
}

function withoutFarCells(xml: string): string {
  const cell = new RegExp(`${CELL} r="([A-Z]+)\\d+"[^<>]*?)(?:/>|>.*?</(?:\\w+:)?c>)`, 'gs');
  return xml.replace(cell, (whole, _, letters: string) => (columnOf(letters) < MAX_COLUMNS ? whole : ''));
}

/** The library makes a row for every number up to the highest one that is claimed, wherever in the sheet that stands. */
function refuseSpan(xml: string): void {
  if (NO_PLACE.test(xml)) throw new FileRefused('FILE_DAMAGED', { detail: 'row' });
  let rows = 0;
  for (const [, row] of xml.matchAll(/ r="[A-Z]{0,3}(\d{6,7})"/g)) rows = Math.max(rows, Number(row));
  if (rows > LIMITS.sheetRows) throw new FileRefused('FILE_DAMAGED', { detail: 'row' });
  if (rows < FAR_ROW) return;
  let columns = 0;
  for (const [, letters = ''] of xml.matchAll(/ r="([A-Z]{1,3})\d+"/g)) {
    columns = Math.max(columns, columnOf(letters) + 1);
    if (rows * columns > MAX_SPAN) throw new FileRefused('FILE_TOO_HEAVY');
  }
}

/** 'A' -> 0, 'IV' -> 255. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
